/**
 * Losses that compare the embeddings of a batch with each other, by their labels. A loss is put
 * together from parts:
 *
 * <pre>
 *   embeddings, labels -&gt; miner -&gt; pairs or triplets
 *     -&gt; distance -&gt; terms -&gt; reducer -&gt; loss
 * </pre>
 *
 * <p>Shapes: embeddings {@code [N, D]}, the output after the layer's activation, usually identity;
 * labels {@code [N, 1]} with classes, any integers; mask {@code [N, 1]}. A mask drops examples
 * before anything is mined: a masked example is neither anchor nor positive nor negative. A batch
 * has an example or has it not, so masks hold 0 and 1 only.
 *
 * <p>Reduction: of n examples that the mask keeps, the score of one is n times what its terms, as
 * an anchor, contribute to the reduced loss, so that the sum of the scores divided by n is the
 * reduced loss. Deeplearning4j divides by N, masked rows included, so it reports, and descends, n /
 * N of the reduced loss.
 *
 * <p>Batches in which there is nothing to compare, of one class or one example, have score and
 * gradient 0, and training goes on.
 *
 * <p>Graphs compute in double, whatever the type of the embeddings, because differences of
 * distances cancel and some losses raise them to the power of 80; scores and gradients come back in
 * the type of the embeddings.
 *
 * @serial exclude
 */
package org.kinema4j.losses.metric;
