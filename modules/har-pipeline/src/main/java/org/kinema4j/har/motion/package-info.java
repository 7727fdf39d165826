/**
 * The values that the pipeline passes along: a recording and what is known of it.
 *
 * <p><b>Conventions of the whole pipeline.</b> Lengths in metres, time in seconds, rates in hertz,
 * angles in radians unless a name says degrees (Xsens writes joint angles in degrees). The global
 * frame is right-handed with Z up. Quaternions are {@code w, x, y, z} and turn a vector of the body
 * frame into the global frame. Frames are numbered from 0; intervals of frames are half-open,
 * {@code [start, end)}. Nothing here knows a file format or ND4J.
 */
package org.kinema4j.har.motion;
