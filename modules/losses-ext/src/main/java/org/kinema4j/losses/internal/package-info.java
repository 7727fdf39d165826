/** What the losses share and nobody else may import: argument checks and graphs to run. */
package org.kinema4j.losses.internal;
