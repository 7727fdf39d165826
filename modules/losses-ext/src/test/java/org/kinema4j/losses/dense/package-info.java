/** Tests of losses of regions in their own layer. */
package org.kinema4j.losses.dense;
