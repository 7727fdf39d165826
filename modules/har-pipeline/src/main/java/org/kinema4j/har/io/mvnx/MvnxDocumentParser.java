package org.kinema4j.har.io.mvnx;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/** Reads an MVNX document from its root element on. */
final class MvnxDocumentParser {

  private static final int MOST_NAMED = 6;

  private final MvnxCursor cursor;
  private final Set<XsensSignal> wanted;
  private MvnxHeaderParser subject;
  private MvnxFrameParser frames;
  private int version;
  private String mvnVersion = "";
  private String mvnBuild = "";
  private String comment = "";
  private String securityCode = "";

  MvnxDocumentParser(MvnxCursor cursor, Set<XsensSignal> wanted) {
    this.cursor = cursor;
    this.wanted = wanted;
  }

  /** Reads everything. The cursor must stand on the root element. */
  void document() throws XMLStreamException {
    cursor.at("<mvnx>");
    version = version(cursor);
    for (String name = cursor.child(); name != null; name = cursor.child()) {
      cursor.at("<" + name + ">");
      switch (name) {
        case "mvn" -> {
          mvnVersion = cursor.attribute("version");
          mvnBuild = cursor.attribute("build");
          cursor.skip();
        }
        case "comment" -> comment = cursor.text();
        case "securityCode" -> {
          securityCode = cursor.attribute("code");
          cursor.skip();
        }
        case "subject" -> subject();
        default -> cursor.skipUnknown(name, "mvnx");
      }
      cursor.at("<mvnx>");
    }
    cursor.finish();
    if (subject == null) {
      throw noSubject(cursor);
    }
    cursor.at("<subject>");
    if (frames == null || frames.count() == 0) {
      throw cursor.bad("frames of type normal", "none");
    }
    cursor.at("");
  }

  static BadDataException noSubject(MvnxCursor cursor) {
    return cursor.bad("an element <subject>", "none");
  }

  /** Returns the signals that were asked for and found. */
  List<Signal> signals() {
    List<Signal> signals = frames.signals();
    if (signals.isEmpty()) {
      String names =
          wanted.stream().limit(MOST_NAMED).map(XsensSignal::tag).collect(Collectors.joining(", "));
      String more = wanted.size() > MOST_NAMED ? " and others" : "";
      throw cursor.bad("in the frames at least one of " + names + more, "none");
    }
    return signals;
  }

  MvnxHeader header() {
    return new MvnxHeader(
        new MvnxHeader.Origin(version, mvnVersion, mvnBuild, comment, securityCode),
        subject.subjectEntry(),
        new MvnxHeader.Timing(subject.frameRateHz(), frames.startMillis()),
        frames.layout(),
        frames.poses());
  }

  /** Refuses documents of another kind; the cursor must stand on the root element. */
  static void requireRoot(MvnxCursor cursor) {
    String root = cursor.xml().getLocalName();
    if (!root.equals("mvnx")) {
      throw cursor.bad("the root element <mvnx>", "<" + Texts.plain(root) + ">");
    }
  }

  /** Returns the version of the format; the cursor must stand on the root element. */
  static int version(MvnxCursor cursor) {
    String text = cursor.attribute("version");
    return switch (text) {
      case "3" -> 3;
      case "4" -> 4;
      default ->
          throw cursor.bad(
              "the attribute version to be 3 or 4", text.isEmpty() ? "none" : Texts.quoted(text));
    };
  }

  private void subject() throws XMLStreamException {
    if (subject != null) {
      throw cursor.bad("one subject in a file", "two");
    }
    subject = new MvnxHeaderParser(cursor);
    subject.subject();
    for (String name = cursor.child(); name != null; name = cursor.child()) {
      if (name.equals("frames")) {
        frames();
      } else if (!subject.child(name)) {
        cursor.skipUnknown(name, "subject");
      }
      cursor.at("<subject>");
    }
  }

  private void frames() throws XMLStreamException {
    if (frames != null) {
      throw cursor.bad("one element <frames>", "two");
    }
    frames = new MvnxFrameParser(cursor, subject.layout(), subject.frameRateHz(), wanted);
    cursor.at("<frames>");
    frames.frames();
  }
}
