package org.kinema4j.losses.dense;

import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** What the losses of regions share. */
final class Regions {

  private Regions() {}

  /**
   * Sum over the pixels.
   *
   * @param x {@code [N, C, P]}
   * @param mask {@code [N, 1, P]}
   * @return {@code [N, C, 1]}
   */
  static SDVariable sum(SDVariable x, SDVariable mask) {
    return x.mul(mask).sum(true, 2);
  }

  /**
   * Mean over the classes.
   *
   * @param perClass {@code [N, C, 1]}
   * @param background whether class 0 is one of them
   * @return {@code [N, 1]}; 0 where there is none but the background, which does not count
   */
  static SDVariable mean(SDVariable perClass, Background background) {
    SameDiff graph = perClass.getSameDiff();
    SDVariable classes = graph.squeeze(perClass, 2);
    SDVariable counted = graph.onesLike(classes);
    if (background == Background.EXCLUDE) {
      counted = graph.cumsum(counted, false, false, 1).gt(1).castTo(classes.dataType());
    }
    SDVariable number = GraphMath.rowSum(counted);
    SDVariable none = number.eq(0).castTo(number.dataType());
    return GraphMath.rowSum(classes.mul(counted)).div(number.add(none));
  }
}
