/** Tests of the output layer for losses of cosines. */
package org.kinema4j.losses.proxy;
