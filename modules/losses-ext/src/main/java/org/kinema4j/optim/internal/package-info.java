/** What optimizers share and users do not need. */
package org.kinema4j.optim.internal;
