/** Pages of the documentation, held against the code. */
package org.kinema4j.documentation;
