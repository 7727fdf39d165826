package org.kinema4j.har.io.mvnx;

import java.util.Locale;

/**
 * A small MVNX document as text: two segments, one joint, one sensor, three frames at 100 Hz. Tests
 * change it by replacing parts of it.
 */
final class MvnxSample {

  static final String ORIENTATION =
      "<orientation>1.000000 0.000000 0.000000 0.000000 0.600000 0.000000 0.800000 0.000000"
          + "</orientation>";

  /** Closes what {@link #untilFrames} and frames leave open. */
  static final String END = "  </frames>\n </subject>\n <securityCode code=\"abc\"/>\n</mvnx>\n";

  private MvnxSample() {}

  /** The document up to the first frame of movement. */
  static String untilFrames() {
    String text = text();
    return text.substring(0, text.indexOf("   <frame time=\"0\" index"));
  }

  static String text() {
    StringBuilder text =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- <!DOCTYPE mvnx SYSTEM "schema.dtd"> -->
            <mvnx xmlns="http://www.xsens.com/mvn/mvnx" version="4">
             <mvn version="2021.0" build="7"/>
             <comment>whole</comment>
             <subject label="Suit" frameRate="100" segmentCount="2" configuration="UpperBody">
              <comment>second</comment>
              <segments>
               <segment label="Pelvis" id="1"><points>
                <point label="jL5S1"><pos_b>0.000000 0.000000 0.100000</pos_b></point>
               </points></segment>
               <segment label="L5" id="2"><points/></segment>
              </segments>
              <sensors><sensor label="Pelvis"/></sensors>
              <joints><joint label="jL5S1"><connector1>Pelvis/jL5S1</connector1>\
            <connector2>L5/jL5S1</connector2></joint></joints>
              <frames segmentCount="2" sensorCount="1" jointCount="1">
               <frame time="0" tc="00:00:00:00" ms="0" type="tpose">
                <orientation>1 0 0 0 1 0 0 0</orientation><position>0 0 1 0 0 1.1</position>
               </frame>
            """);
    for (int f = 0; f < 3; f++) {
      text.append(frame(f));
    }
    return text.append(END).toString();
  }

  static String frame(int index) {
    return String.format(
        Locale.ROOT,
        """
           <frame time="%d" index="%d" tc="" ms="%d" type="normal">
            %s
            <position>%s</position>
            <sensorFreeAcceleration>0.1 0.2 0.3</sensorFreeAcceleration>
            <jointAngle>1.0 2.0 3.0</jointAngle>
            <centerOfMass>0.5 0.6 0.7</centerOfMass>
           </frame>
        """,
        10 * index,
        index,
        1_500_000_000_000L + 10L * index,
        ORIENTATION,
        position(index));
  }

  /** The numbers of a frame's positions, which no other frame has. */
  static String position(int index) {
    return String.format(
        Locale.ROOT, "%d.000000 0.250000 1.000000 0.000000 0.000000 1.100000", index);
  }
}
