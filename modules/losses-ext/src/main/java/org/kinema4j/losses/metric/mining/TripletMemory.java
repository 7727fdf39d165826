package org.kinema4j.losses.metric.mining;

import java.util.Locale;

/** Refuses more triplets than memory holds, before it is allocated. */
final class TripletMemory {

  /**
   * What a triplet takes while a loss and its gradient are computed: indices while they are listed
   * and handed over, and some thirty numbers in double.
   */
  static final long BYTES_PER_TRIPLET = 320;

  private static final double GIGA = 1e9;

  private TripletMemory() {}

  static void require(long triplets) {
    // ND4J's arrays lie outside the heap and may, by default, take as much again.
    require(triplets, Runtime.getRuntime().maxMemory() / 2);
  }

  static void require(long triplets, long availableBytes) {
    boolean counts = triplets <= Integer.MAX_VALUE - 8;
    if (!counts || triplets > availableBytes / BYTES_PER_TRIPLET) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "triplets of the batch must fit into %.2f GB, received %d triplets, which need"
                  + " %.2f GB; use BatchHard, SemiHard or DistanceWeighted, a smaller batch, or a"
                  + " larger heap (-Xmx)",
              availableBytes / GIGA,
              triplets,
              triplets * (double) BYTES_PER_TRIPLET / GIGA));
    }
  }
}
