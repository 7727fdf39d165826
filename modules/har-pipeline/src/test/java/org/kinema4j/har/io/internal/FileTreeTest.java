package org.kinema4j.har.io.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

  @TempDir private Path root;

  @Test
  void listsWhatIsNotHiddenInNaturalOrder() throws IOException {
    for (String name : new String[] {"b/f10", "b/f9", "a", ".hidden", ".folder/f", "b/.x"}) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.createFile(root.resolve(name));
    }
    Files.createSymbolicLink(root.resolve("b/loop"), root);
    Files.createSymbolicLink(root.resolve("b/lost"), root.resolve("nowhere"));

    FileTree tree = FileTree.of(root);

    assertThat(tree.files())
        .containsExactly(root.resolve("a"), root.resolve("b/f9"), root.resolve("b/f10"));
    assertThat(tree.brokenLinks()).containsExactly(root.resolve("b/lost"));
    assertThat(tree.unreadable()).isEmpty();
  }

  /** The walk's answer to a refusal is tested by itself: a superuser is never refused. */
  @Test
  void whatCannotBeReadIsListedUnlessItIsTheFolderItself() throws IOException {
    FileTree.Collector collector = new FileTree.Collector(root);
    Path secret = root.resolve("secret");

    assertThat(collector.visitFileFailed(secret, new AccessDeniedException(secret.toString())))
        .isEqualTo(FileVisitResult.CONTINUE);
    collector.visitFileFailed(root.resolve("l"), new FileSystemLoopException("l"));

    assertThat(collector.tree().unreadable()).containsExactly(secret);
    assertThatThrownBy(
            () -> collector.visitFileFailed(root, new AccessDeniedException(root.toString())))
        .isInstanceOf(AccessDeniedException.class);
  }
}
