/**
 * Windows that came cut already, as text: the layout of the UCI HAR data set.
 *
 * <p>One line a window, one file a signal; accelerations in g, angular velocities in rad/s.
 */
package org.kinema4j.har.io.inertial;
