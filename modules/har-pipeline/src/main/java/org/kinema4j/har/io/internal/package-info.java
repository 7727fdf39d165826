/**
 * What several readers share: numbers and tables from text, texts fit for messages, tasks in order.
 * Not for use by other modules.
 */
package org.kinema4j.har.io.internal;
