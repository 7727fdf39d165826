package org.kinema4j.har.io.mvnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.motion.XsensSignal;

/** The frames of an MVNX file that is written: poses first, then the movement. */
final class MvnxFrames {

  /** One element of each frame, made of one signal or, for the center of mass, up to three. */
  private record Element(String open, String close, List<Signal> parts, Style style) {}

  /** How numbers look. */
  private enum Style {
    DECIMAL {
      @Override
      void write(XmlText out, float value) throws IOException {
        out.number(value);
      }
    },
    /** Contacts are 0 or 1; a file with other numbers keeps them. */
    CONTACT {
      @Override
      void write(XmlText out, float value) throws IOException {
        if (value == 0 || value == 1) {
          out.raw(value == 0 ? "0" : "1");
        } else {
          out.number(value);
        }
      }
    };

    abstract void write(XmlText out, float value) throws IOException;
  }

  private final MvnxHeader header;
  private final int count;
  private final List<Element> elements = new ArrayList<>();

  MvnxFrames(MvnxHeader header, MotionClip clip) {
    if (header.timing().frameRateHz() != clip.frameRateHz()) {
      throw new IllegalArgumentException(
          "header and clip must have the same frame rate, received %s and %s"
              .formatted(header.timing().frameRateHz(), clip.frameRateHz()));
    }
    this.header = header;
    this.count = clip.frames();
    int taken = 0;
    for (XsensSignal signal : XsensSignal.values()) {
      if (clip.has(signal.tag()) && signal.isElement()) {
        List<Signal> parts = parts(signal, clip);
        taken += parts.size();
        elements.add(
            new Element(
                "\t\t\t\t<" + signal.tag() + ">",
                "</" + signal.tag() + ">\n",
                parts,
                signal == XsensSignal.FOOT_CONTACTS ? Style.CONTACT : Style.DECIMAL));
      }
    }
    if (taken < clip.signals().size()) {
      throw new IllegalArgumentException(
          "signals must be known to MVNX, and velocity and acceleration of the center of mass go"
              + " together, received "
              + clip.signals());
    }
    int segments = header.layout().labels(XsensSignal.Items.SEGMENTS).size();
    for (CalibrationPose pose : header.calibration()) {
      checkWidth(pose.type(), pose.orientations().size(), segments);
    }
  }

  private List<Signal> parts(XsensSignal signal, MotionClip clip) {
    Signal first = clip.signal(signal.tag());
    int width = header.layout().labels(signal.items()).size() * signal.parts().names().size();
    checkWidth(signal.tag(), first.width(), width);
    if (signal == XsensSignal.CENTER_OF_MASS && hasDerivatives(clip)) {
      return List.of(
          first,
          clip.signal(XsensSignal.CENTER_OF_MASS_VELOCITY.tag()),
          clip.signal(XsensSignal.CENTER_OF_MASS_ACCELERATION.tag()));
    }
    return List.of(first);
  }

  private static boolean hasDerivatives(MotionClip clip) {
    return clip.has(XsensSignal.CENTER_OF_MASS_VELOCITY.tag())
        && clip.has(XsensSignal.CENTER_OF_MASS_ACCELERATION.tag());
  }

  private static void checkWidth(String what, int received, int width) {
    if (received != width) {
      throw new IllegalArgumentException(
          "%s must be as wide as the lists of the header say, %d, received %d"
              .formatted(what, width, received));
    }
  }

  void writeTo(XmlText out) throws IOException {
    for (CalibrationPose pose : header.calibration()) {
      writePose(out, pose);
    }
    for (int f = 0; f < count; f++) {
      writeFrame(out, f);
    }
  }

  private void writePose(XmlText out, CalibrationPose pose) throws IOException {
    out.raw("\t\t\t<frame time=\"0\" tc=\"")
        .raw(TimeCode.of(header.timing().frameRateHz(), 0, 0))
        .raw("\" ms=\"0\"");
    out.attribute("type", pose.type()).raw(">\n\t\t\t\t<orientation>");
    String gap = "";
    for (Quaternion q : pose.orientations()) {
      out.raw(gap).number(q.w());
      out.raw(" ").number(q.x()).raw(" ").number(q.y()).raw(" ").number(q.z());
      gap = " ";
    }
    out.raw("</orientation>\n\t\t\t\t<position>");
    gap = "";
    for (Vector3 p : pose.positions()) {
      out.raw(gap).number(p.x()).raw(" ").number(p.y()).raw(" ").number(p.z());
      gap = " ";
    }
    out.raw("</position>\n\t\t\t</frame>\n");
  }

  private void writeFrame(XmlText out, int frame) throws IOException {
    MvnxHeader.Timing timing = header.timing();
    long time = Math.round(frame * 1000.0 / timing.frameRateHz());
    out.raw("\t\t\t<frame").attribute("time", time).attribute("index", frame);
    out.attribute("tc", TimeCode.of(timing.frameRateHz(), timing.startMillis(), frame));
    out.attribute("ms", timing.startMillis() + time).raw(" type=\"normal\">\n");
    for (Element element : elements) {
      out.raw(element.open);
      String gap = "";
      for (Signal part : element.parts) {
        for (int c = 0; c < part.width(); c++) {
          out.raw(gap);
          element.style.write(out, part.value(frame, c));
          gap = " ";
        }
      }
      out.raw(element.close);
    }
    out.raw("\t\t\t</frame>\n");
  }
}
