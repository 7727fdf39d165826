package org.kinema4j.har.synth;

import java.util.SplittableRandom;

/** Random draws from one explicitly seeded generator. Not for several threads. */
final class Draw {

  private final SplittableRandom random;

  /**
   * Creates the generator.
   *
   * @param seed seed of the data set
   * @param streams numbers that tell this stream of draws from others of the same seed
   */
  Draw(long seed, long... streams) {
    long mixed = mix(seed);
    for (long stream : streams) {
      mixed = mix(mixed ^ stream);
    }
    this.random = new SplittableRandom(mixed);
  }

  // The finalizer of SplitMix64 on a Weyl step: neighbouring seeds give unrelated streams.
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  double gaussian() {
    return random.nextGaussian();
  }

  /** Draws from a normal distribution that is cut at two standard deviations. */
  double around(double mean, double deviation) {
    return mean + deviation * Math.max(-2, Math.min(2, random.nextGaussian()));
  }

  /**
   * Draws from a uniform distribution over 1.5 deviations to each side. With a handful of people
   * nobody should be far from all others.
   */
  double near(double mean, double deviation) {
    return uniform(mean - 1.5 * deviation, mean + 1.5 * deviation);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int index(int size) {
    return random.nextInt(size);
  }
}
