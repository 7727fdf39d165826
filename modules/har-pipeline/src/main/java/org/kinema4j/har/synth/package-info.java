/**
 * A generator of labelled recordings in the layout of AndyData-lab-onePerson, for trying the
 * pipeline out and for its tests. Everything it writes says that it is synthetic.
 *
 * <p><b>How a trial comes about.</b> {@link org.kinema4j.har.synth.Participant} says who moves;
 * {@code TaskPlanner} draws the order of actions and {@code Choreographer} turns each into target
 * postures; minimum-jerk submovements join these into smooth controls ({@code ControlTrack}), steps
 * carry the body from place to place ({@code Walk}, {@code FootTrack}), {@code PoseSolver} makes
 * segment orientations of it, {@code SensorNoise} spoils them as sensors would, and forward
 * kinematics ({@code BodyModel}) gives positions. Rates are central differences of what is written,
 * so that all signals of a recording agree with one another.
 *
 * <p><b>Conventions.</b> Those of {@link org.kinema4j.har.motion}. Segment frames are Xsens's: X
 * forward, Y left, Z up in the T-pose. The <i>heading frame</i> stands on the floor below the
 * pelvis, X where the person faces, Z up. Trunk and limb angles are radians; positive pitch leans
 * forward, positive yaw turns left, positive roll leans right. Everything random is drawn from
 * generators that are seeded by (seed, participant) or (seed, trial): the same {@link
 * org.kinema4j.har.synth.SynthSpec} gives the same files, whatever the number of threads. Nothing
 * here knows ND4J or the command line.
 */
package org.kinema4j.har.synth;
