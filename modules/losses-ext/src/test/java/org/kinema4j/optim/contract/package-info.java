/**
 * What holds for every optimizer, tested for every optimizer of the catalog: {@link
 * org.kinema4j.optim.contract.OptimizerCases} is the table, the other classes are the tests.
 */
package org.kinema4j.optim.contract;
