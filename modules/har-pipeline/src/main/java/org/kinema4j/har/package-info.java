/**
 * From motion-capture recordings to recognised actions: the pipeline as one object, {@link
 * org.kinema4j.har.HarPipeline}.
 *
 * <pre>
 * files --io--&gt; MotionClip --transform--&gt; features --window--&gt; windows --split--&gt; train | validation | test
 *    --dataset--&gt; batches [N, F, T] --model, train--&gt; network --evaluate--&gt; metrics --report--&gt; report.html
 * </pre>
 *
 * <p>Each word is a package; each hands an immutable value to the next. The conventions (units,
 * axes, half-open intervals) stand in {@link org.kinema4j.har.motion}.
 */
package org.kinema4j.har;
