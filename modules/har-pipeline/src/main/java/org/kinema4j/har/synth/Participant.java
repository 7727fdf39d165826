package org.kinema4j.har.synth;

/**
 * Who moves: size, handedness and manner of one invented person, the same in all trials.
 *
 * @param id number of the participant
 * @param dominant the hand that works
 * @param size body measures
 * @param timing how fast
 * @param carriage how the body is held
 * @param habits what is preferred
 */
public record Participant(
    int id, Hand dominant, Size size, Timing timing, Carriage carriage, Habits habits) {

  private static final long STREAM = 1;

  /**
   * Body measures.
   *
   * @param stature body height in metres
   * @param legs length of the legs relative to the average of that stature
   * @param arms length of the arms relative to the average of that stature
   * @param breadth width of shoulders and hips relative to the average of that stature
   */
  public record Size(double stature, double legs, double arms, double breadth) {}

  /**
   * How fast somebody moves.
   *
   * @param pace factor on the duration of actions; below 1 is quick
   * @param spread standard deviation of the logarithm of a duration
   * @param stepSeconds seconds of a step when walking
   * @param walkingSpeed mean speed of walking in m/s
   * @param rhythmHz turns of a screw in one second
   */
  public record Timing(
      double pace, double spread, double stepSeconds, double walkingSpeed, double rhythmHz) {}

  /**
   * How somebody holds the body.
   *
   * @param lean inclination of the trunk at work in radians
   * @param elbowOut angle of the elbows away from the body at work in radians
   * @param elbowBend flexion of the elbow of a hanging arm in radians
   * @param headTilt flexion of the head while looking at work in radians
   * @param armSwing amplitude of the swing of a free arm in radians
   */
  public record Carriage(
      double lean, double elbowOut, double elbowBend, double headTilt, double armSwing) {}

  /**
   * What somebody prefers.
   *
   * @param crouch share of crouching, as against bending, when reaching low; in [0, 1]
   * @param twoHands probability of taking a load with both hands
   * @param carryHeight height of carried loads above the pelvis in metres
   * @param amplitude factor on the size of free movements
   * @param fidget factor on the movements of a person who waits
   */
  public record Habits(
      double crouch, double twoHands, double carryHeight, double amplitude, double fidget) {}

  /**
   * Draws a participant.
   *
   * @param id number of the participant
   * @param seed seed of the data set
   * @param difficulty says how much participants differ
   * @return always the same participant for the same arguments
   */
  public static Participant of(int id, long seed, Difficulty difficulty) {
    Draw draw = new Draw(seed, STREAM, id);
    double s = difficulty.styleSpread();
    Size size =
        new Size(
            draw.near(1.73, 0.08 * s),
            draw.near(1, 0.02 * s),
            draw.near(1, 0.025 * s),
            draw.near(1, 0.04 * s));
    Timing timing =
        new Timing(
            Math.exp(draw.near(0, 0.13 * s)),
            0.16,
            draw.near(0.56, 0.035 * s),
            draw.near(0.82, 0.07 * s),
            draw.near(1.05, 0.14 * s));
    Carriage carriage =
        new Carriage(
            draw.near(0.16, 0.07 * s),
            draw.near(0.3, 0.13 * s),
            draw.near(0.3, 0.09 * s),
            draw.near(0.4, 0.12 * s),
            draw.near(0.3, 0.08 * s));
    Habits habits =
        new Habits(
            clip(draw.near(0.45, 0.28 * s), 0, 1),
            clip(draw.near(0.6, 0.2 * s), 0.1, 0.95),
            draw.near(0.14, 0.05 * s),
            Math.max(0.4, draw.near(1, 0.17 * s)),
            Math.max(0.2, draw.near(1, 0.3 * s)));
    return new Participant(id, AndyRoster.dominantHand(id), size, timing, carriage, habits);
  }

  private static double clip(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
