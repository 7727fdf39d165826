package org.kinema4j.losses.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.documentation.Page;

/**
 * Compiles and runs the Java examples of {@code docs/losses.md}, {@code docs/optimizers.md} and of
 * the module's javadoc.
 */
class LossExamplesTest {

  private static final Pattern JAVADOC =
      Pattern.compile("<pre>\\{@code\n(.*?)\\* }</pre>", Pattern.DOTALL);

  /** What an example may use without saying where it is from. */
  private static final String BEFORE =
      """
      import java.util.*;
      %s
      import org.deeplearning4j.nn.api.OptimizationAlgorithm;
      import org.deeplearning4j.nn.conf.*;
      import org.deeplearning4j.nn.conf.graph.*;
      import org.deeplearning4j.nn.conf.inputs.InputType;
      import org.deeplearning4j.nn.conf.layers.*;
      import org.deeplearning4j.nn.graph.ComputationGraph;
      import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
      import org.nd4j.autodiff.loss.LossReduce;
      import org.nd4j.autodiff.samediff.*;
      import org.nd4j.linalg.activations.Activation;
      import org.nd4j.linalg.api.buffer.DataType;
      import org.nd4j.linalg.api.ndarray.INDArray;
      import org.nd4j.linalg.dataset.MultiDataSet;
      import org.nd4j.linalg.dataset.DataSet;
      import org.nd4j.linalg.schedule.*;
      import org.nd4j.linalg.factory.Nd4j;
      import org.nd4j.linalg.learning.config.*;

      public class Example implements Runnable {
        @Override
        public void run() {
      """;

  @TempDir private Path folder;

  record Example(String place, String code) {
    @Override
    public String toString() {
      return place;
    }
  }

  static Stream<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String page : List.of("losses.md", "optimizers.md")) {
      List<String> ofPage = Page.read(page).examples();
      for (int i = 0; i < ofPage.size(); i++) {
        examples.add(new Example("docs/" + page + " " + (i + 1), ofPage.get(i)));
      }
    }
    for (Path file : sources()) {
      JAVADOC
          .matcher(Files.readString(file))
          .results()
          .map(block -> block.group(1).replaceAll("(?m)^ *\\* ?", ""))
          .forEach(code -> examples.add(new Example(file.getFileName().toString(), code)));
    }
    assertThat(examples).hasSizeGreaterThanOrEqualTo(Losses.all().size());
    return examples.stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void compilesAndRuns(Example example) throws Exception {
    String source = BEFORE.formatted(imports()) + example.code() + "\n}\n}\n";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            folder.toString(),
            "-classpath",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));

    boolean compiled =
        compiler
            .getTask(null, null, diagnostics, options, null, List.of(new Source(source)))
            .call();

    assertThat(compiled).as("%s%n%s", diagnostics.getDiagnostics(), source).isTrue();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      ((Runnable) loader.loadClass("Example").getDeclaredConstructor().newInstance()).run();
    }
  }

  /**
   * The module's own public types, so that a new one needs no entry here. One by one, because
   * Deeplearning4j has types of the same names.
   */
  private static String imports() throws IOException {
    StringBuilder imports = new StringBuilder();
    for (Path file : sources()) {
      if (Files.readString(file).contains("\npublic ")) {
        String name = Path.of("src/main/java").relativize(file).toString();
        imports
            .append("import ")
            .append(name.replace(".java", ";").replace('/', '.').replace('\\', '.'))
            .append('\n');
      }
    }
    return imports.toString();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.endsWith("package-info.java"))
          .sorted()
          .toList();
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String code;

    Source(String code) {
      super(URI.create("string:///Example.java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
