package org.kinema4j.losses.metric;

import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.kinema4j.losses.metric.distance.SquaredL2Distance;
import org.kinema4j.losses.metric.mining.BatchAll;
import org.kinema4j.losses.metric.mining.Miner;
import org.kinema4j.losses.metric.mining.SemiHard;
import org.kinema4j.losses.metric.reduction.AverageNonZeroReducer;
import org.kinema4j.losses.metric.reduction.MeanReducer;
import org.kinema4j.losses.metric.reduction.Reducer;
import org.kinema4j.losses.ranking.TripletMargin;
import org.kinema4j.losses.ranking.TripletSwap;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Triplet loss within a batch: each anchor is to be nearer to its positives than to its negatives,
 * by a margin.
 *
 * <pre>
 *   l_apn = max(0, v_apn) or log(1 + exp(v_apn)),   v_apn = d(a, p) - d(a, n) + m
 *   with swap: d(a, n) is min(d(a, n), d(p, n))
 * </pre>
 *
 * <p>\[ \ell_{apn} = \max(0, \, d(a, p) - d(a, n) + m) \]
 *
 * <p><b>Shapes.</b> Embeddings {@code [N, D]}; labels {@code [N, 1]}, any integers; mask {@code [N,
 * 1]} of 0 and 1; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> For a similarity, differences have the opposite sign. {@link #faceNet()}
 * has FaceNet's parts: squared distances of normalized embeddings, margin 0.2, semi-hard negatives.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_MARGIN}</td><td>0.2</td></tr>
 *   <tr><td></td><td>{@code form}</td><td>{@link TripletMargin}</td><td>{@code HARD}</td>
 *       <td>HARD</td></tr>
 *   <tr><td></td><td>{@code swap}</td><td>{@link TripletSwap}</td><td>{@code OFF}</td>
 *       <td>OFF</td></tr>
 *   <tr><td>\( d \)</td><td>{@code distance}</td><td>{@link Distance}</td>
 *       <td>{@code L2Distance}</td><td>squared</td></tr>
 *   <tr><td></td><td>{@code miner}</td><td>{@link Miner}</td><td>{@code BatchAll}</td>
 *       <td>semi-hard</td></tr>
 *   <tr><td></td><td>{@code reducer}</td><td>{@link Reducer}</td>
 *       <td>{@code AverageNonZeroReducer}</td><td>mean</td></tr>
 * </table>
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new BatchTripletLoss().withMiner(new BatchHard()))
 *         .activation(Activation.IDENTITY)
 *         .nOut(32)
 *         .build();
 * }</pre>
 *
 * @deviation the defaults are those of pytorch-metric-learning: distances are not squared, all
 *     triplets are compared, and those that are satisfied do not count in the mean; {@link
 *     #faceNet()} is the paper's
 * @param margin by how much negatives are to be farther than positives
 * @param form what to make of the margin
 * @param swap whether anchor and positive may change places
 * @param distance how far embeddings are from each other
 * @param miner what chooses what to compare
 * @param reducer how the terms become one number
 * @see <a href="https://arxiv.org/abs/1503.03832">Schroff et al., FaceNet: A Unified Embedding for
 *     Face Recognition and Clustering, 2015</a>
 * @since 0.1
 */
public record BatchTripletLoss(
    double margin,
    TripletMargin form,
    TripletSwap swap,
    Distance distance,
    Miner miner,
    Reducer reducer)
    implements TripletLoss {

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 0.05;

  private static final double FACE_NET_MARGIN = 0.2;

  /**
   * Checks the parameters.
   *
   * @param margin by how much negatives are to be farther than positives
   * @param form what to make of the margin
   * @param swap whether anchor and positive may change places
   * @param distance how far embeddings are from each other
   * @param miner what chooses what to compare
   * @param reducer how the terms become one number
   */
  public BatchTripletLoss {
    Arguments.notNegative("margin", margin);
    Arguments.present("form", form);
    Arguments.present("swap", swap);
    Arguments.present("distance", distance);
    Arguments.present("miner", miner);
    Arguments.present("reducer", reducer);
  }

  /** Makes the loss with its defaults. */
  public BatchTripletLoss() {
    this(
        DEFAULT_MARGIN,
        TripletMargin.HARD,
        TripletSwap.OFF,
        new L2Distance(),
        new BatchAll(),
        new AverageNonZeroReducer());
  }

  /**
   * Returns a copy with another margin.
   *
   * @param newMargin by how much negatives are to be farther than positives
   * @return the copy
   */
  public BatchTripletLoss withMargin(double newMargin) {
    return new BatchTripletLoss(newMargin, form, swap, distance, miner, reducer);
  }

  /**
   * Returns a copy with another form.
   *
   * @param newForm what to make of the margin
   * @return the copy
   */
  public BatchTripletLoss withForm(TripletMargin newForm) {
    return new BatchTripletLoss(margin, newForm, swap, distance, miner, reducer);
  }

  /**
   * Returns a copy with the swap or without.
   *
   * @param newSwap whether anchor and positive may change places
   * @return the copy
   */
  public BatchTripletLoss withSwap(TripletSwap newSwap) {
    return new BatchTripletLoss(margin, form, newSwap, distance, miner, reducer);
  }

  /**
   * Returns a copy with another distance.
   *
   * @param newDistance how far embeddings are from each other
   * @return the copy
   */
  public BatchTripletLoss withDistance(Distance newDistance) {
    return new BatchTripletLoss(margin, form, swap, newDistance, miner, reducer);
  }

  /**
   * Returns a copy with another miner.
   *
   * @param newMiner what chooses what to compare
   * @return the copy
   */
  public BatchTripletLoss withMiner(Miner newMiner) {
    return new BatchTripletLoss(margin, form, swap, distance, newMiner, reducer);
  }

  /**
   * Returns a copy with another reducer.
   *
   * @param newReducer how the terms become one number
   * @return the copy
   */
  public BatchTripletLoss withReducer(Reducer newReducer) {
    return new BatchTripletLoss(margin, form, swap, distance, miner, newReducer);
  }

  /**
   * Makes the loss as FaceNet has it.
   *
   * @return squared Euclidean distance, margin 0.2, semi-hard negatives, mean
   */
  public static BatchTripletLoss faceNet() {
    return new BatchTripletLoss(
        FACE_NET_MARGIN,
        TripletMargin.HARD,
        TripletSwap.OFF,
        new SquaredL2Distance(),
        new SemiHard(),
        new MeanReducer());
  }

  @Override
  public SDVariable tripletTerms(TripletDistances distances) {
    SDVariable far = distances.negative();
    if (swap == TripletSwap.ON) {
      far = far.getSameDiff().math().min(far, distances.between().get());
    }
    SDVariable violation = distances.positive().sub(far).add(margin);
    return form == TripletMargin.SOFT
        ? GraphMath.softplus(violation)
        : GraphMath.positivePart(violation);
  }
}
