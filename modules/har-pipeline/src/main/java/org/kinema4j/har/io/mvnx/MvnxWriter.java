package org.kinema4j.har.io.mvnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.mvnx.MvnxLayout.ErgonomicEntry;
import org.kinema4j.har.io.mvnx.MvnxLayout.JointEntry;
import org.kinema4j.har.io.mvnx.MvnxLayout.PointEntry;
import org.kinema4j.har.io.mvnx.MvnxLayout.SegmentEntry;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal.Items;

/**
 * Writes recordings as MVNX version 4, numbers with six decimals as MVN does. A recording that was
 * read from a file and is written and read again has the same signals, bit by bit.
 *
 * <p>The attributes of the frames are made anew from the frame rate and the start: {@code index}
 * counts from 0, {@code time} and {@code ms} are rounded milliseconds, {@code tc} is the time of
 * day (UTC) with the number of the frame within its second.
 */
public final class MvnxWriter {

  private static final String SCHEMA = "http://www.xsens.com/mvn/mvnx";

  private final XmlText out;
  private final MvnxHeader header;

  private MvnxWriter(XmlText out, MvnxHeader header) {
    this.out = out;
    this.header = header;
  }

  /**
   * Writes a recording, replacing a file that exists.
   *
   * @param file the file; compressed with gzip if its name ends in {@code .gz}
   * @param header everything but the frames of movement; its frame rate must be the clip's
   * @param clip the frames; every signal must be one of {@link org.kinema4j.har.motion.XsensSignal}
   *     (or one of the two that go with {@code centerOfMass}) and as wide as the header's lists say
   * @throws OutputFailedException if the file could not be written
   * @throws IllegalArgumentException if header and clip do not fit
   */
  public static void write(Path file, MvnxHeader header, MotionClip clip)
      throws OutputFailedException {
    MvnxFrames frames = new MvnxFrames(header, clip);
    AtomicFile.write(
        file,
        stream -> {
          if (file.getFileName().toString().endsWith(".gz")) {
            try (GZIPOutputStream zip = new GZIPOutputStream(stream, 1 << 16)) {
              writeTo(zip, header, frames);
            }
          } else {
            writeTo(stream, header, frames);
          }
        });
  }

  private static void writeTo(OutputStream stream, MvnxHeader header, MvnxFrames frames)
      throws IOException {
    XmlText out = new XmlText(stream);
    new MvnxWriter(out, header).document(frames);
    out.flush();
  }

  private void document(MvnxFrames frames) throws IOException {
    MvnxHeader.Origin origin = header.origin();
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mvnx");
    out.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    out.attribute("xmlns", SCHEMA);
    out.attribute("xsi:schemaLocation", SCHEMA + " " + SCHEMA + "/schema.xsd");
    out.attribute("version", 4).raw(">\n");
    out.raw("\t<mvn").attribute("version", origin.mvnVersion());
    out.attribute("build", origin.mvnBuild()).raw("/>\n");
    out.raw("\t<comment>").text(origin.comment()).raw("</comment>\n");
    subject();
    out.raw("\t\t<frames");
    out.attribute("segmentCount", count(Items.SEGMENTS));
    out.attribute("sensorCount", count(Items.SENSORS));
    out.attribute("jointCount", count(Items.JOINTS)).raw(">\n");
    frames.writeTo(out);
    out.raw("\t\t</frames>\n\t</subject>\n");
    out.raw("\t<securityCode").attribute("code", origin.securityCode()).raw("/>\n</mvnx>\n");
  }

  private void subject() throws IOException {
    MvnxHeader.Subject subject = header.subject();
    out.raw("\t<subject").attribute("label", subject.label());
    out.attribute("frameRate", rate(header.timing().frameRateHz()));
    out.attribute("segmentCount", count(Items.SEGMENTS));
    for (Map.Entry<String, String> attribute : subject.attributes().entrySet()) {
      out.attribute(attribute.getKey(), attribute.getValue());
    }
    out.raw(">\n\t\t<comment>").text(subject.comment()).raw("</comment>\n");
    segments("segments", Items.SEGMENTS);
    sensors();
    joints("joints", Items.JOINTS);
    ergonomicJoints();
    footContacts();
    segments("fingerTrackingSegmentsLeft", Items.LEFT_FINGERS);
    segments("fingerTrackingSegmentsRight", Items.RIGHT_FINGERS);
    joints("fingerTrackingJointsLeft", Items.LEFT_FINGER_JOINTS);
    joints("fingerTrackingJointsRight", Items.RIGHT_FINGER_JOINTS);
  }

  private void segments(String tag, Items items) throws IOException {
    List<SegmentEntry> segments = header.layout().segments().getOrDefault(items, List.of());
    if (segments.isEmpty()) {
      return;
    }
    open(tag);
    int id = 0;
    for (SegmentEntry segment : segments) {
      out.raw("\t\t\t<segment").attribute("label", segment.label());
      out.attribute("id", ++id).raw(">\n\t\t\t\t<points>\n");
      for (PointEntry point : segment.points()) {
        out.raw("\t\t\t\t\t<point").attribute("label", point.label()).raw(">\n");
        out.raw("\t\t\t\t\t\t<pos_b>").number(point.position().x());
        out.raw(" ").number(point.position().y());
        out.raw(" ").number(point.position().z()).raw("</pos_b>\n\t\t\t\t\t</point>\n");
      }
      out.raw("\t\t\t\t</points>\n\t\t\t</segment>\n");
    }
    close(tag);
  }

  private void sensors() throws IOException {
    open("sensors");
    for (String sensor : header.layout().sensors()) {
      out.raw("\t\t\t<sensor").attribute("label", sensor).raw("/>\n");
    }
    close("sensors");
  }

  private void joints(String tag, Items items) throws IOException {
    List<JointEntry> joints = header.layout().joints().getOrDefault(items, List.of());
    if (joints.isEmpty()) {
      return;
    }
    open(tag);
    for (JointEntry joint : joints) {
      out.raw("\t\t\t<joint").attribute("label", joint.label()).raw(">\n");
      out.raw("\t\t\t\t<connector1>").text(joint.connector1()).raw("</connector1>\n");
      out.raw("\t\t\t\t<connector2>").text(joint.connector2()).raw("</connector2>\n");
      out.raw("\t\t\t</joint>\n");
    }
    close(tag);
  }

  private void ergonomicJoints() throws IOException {
    List<ErgonomicEntry> joints = header.layout().ergonomicJoints();
    if (joints.isEmpty()) {
      return;
    }
    open("ergonomicJointAngles");
    for (int i = 0; i < joints.size(); i++) {
      out.raw("\t\t\t<ergonomicJointAngle").attribute("label", joints.get(i).label());
      out.attribute("index", i).attribute("parentSegment", joints.get(i).parentSegment());
      out.attribute("childSegment", joints.get(i).childSegment()).raw("/>\n");
    }
    close("ergonomicJointAngles");
  }

  private void footContacts() throws IOException {
    List<String> contacts = header.layout().footContacts();
    if (contacts.isEmpty()) {
      return;
    }
    open("footContactDefinition");
    for (int i = 0; i < contacts.size(); i++) {
      out.raw("\t\t\t<contactDefinition").attribute("label", contacts.get(i));
      out.attribute("index", i).raw("/>\n");
    }
    close("footContactDefinition");
  }

  private void open(String tag) throws IOException {
    out.raw("\t\t<").raw(tag).raw(">\n");
  }

  private void close(String tag) throws IOException {
    out.raw("\t\t</").raw(tag).raw(">\n");
  }

  private int count(Items items) {
    return header.layout().labels(items).size();
  }

  private static String rate(double rateHz) {
    return rateHz == Math.rint(rateHz) && rateHz < 1e9
        ? Long.toString((long) rateHz)
        : Double.toString(rateHz);
  }
}
