package org.kinema4j.optim.catalog;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.kinema4j.catalog.RecordBinding;
import org.kinema4j.catalog.Spelling;
import org.kinema4j.optim.ADOPT;
import org.kinema4j.optim.AdaBelief;
import org.kinema4j.optim.AdaBound;
import org.kinema4j.optim.Adafactor;
import org.kinema4j.optim.AdamW;
import org.kinema4j.optim.Adan;
import org.kinema4j.optim.AdaptiveGains;
import org.kinema4j.optim.Ftrl;
import org.kinema4j.optim.Lamb;
import org.kinema4j.optim.Lars;
import org.kinema4j.optim.Lion;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Muon;
import org.kinema4j.optim.NAdam;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Prodigy;
import org.kinema4j.optim.QHAdam;
import org.kinema4j.optim.RAdam;
import org.kinema4j.optim.RmsPropMomentum;
import org.kinema4j.optim.Rprop;
import org.kinema4j.optim.ScheduleFreeAdamW;
import org.kinema4j.optim.ScheduleFreeSgd;
import org.kinema4j.optim.Yogi;

/**
 * The optimizers of this module.
 *
 * <pre>{@code
 * List<String> names = Optimizers.all().stream().map(OptimizerEntry::name).toList();
 * Optimizer optimizer = Optimizers.named("Lion").with(Map.of("learningRate", 3e-4));
 * }</pre>
 *
 * @since 0.1
 */
public final class Optimizers {

  private static final List<OptimizerEntry> ALL =
      List.of(
          new OptimizerEntry(
              new Momentum(),
              "heavy ball: the velocity takes up the gradient (Polyak, 1964)",
              URI.create("https://doi.org/10.1016/0041-5553(64)90137-5")),
          new OptimizerEntry(
              new AdaptiveGains(),
              "a gain for every weight (Jacobs, 1988; Hinton, 2012)",
              URI.create(
                  "https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf")),
          new OptimizerEntry(
              new Rprop(),
              "steps of their own size for full batches (Igel and Hüsken, 2003)",
              URI.create("https://doi.org/10.1016/S0925-2312(01)00700-7")),
          new OptimizerEntry(
              new RmsPropMomentum(),
              "RMSProp with momentum, centred or not (Graves, 2013)",
              URI.create("https://arxiv.org/abs/1308.0850")),
          new OptimizerEntry(
              new NAdam(),
              "Adam with Nesterov momentum, both biases corrected (Dozat, 2016)",
              URI.create("https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ")),
          new OptimizerEntry(
              new RAdam(),
              "Adam with a rectified start, in place of a warm-up (Liu et al., 2020)",
              URI.create("https://arxiv.org/abs/1908.03265")),
          new OptimizerEntry(
              new AdaBelief(),
              "Adam that trusts gradients near their mean (Zhuang et al., 2020)",
              URI.create("https://arxiv.org/abs/2010.07468")),
          new OptimizerEntry(
              new AdaBound(),
              "from Adam to gradient descent by closing bounds (Luo et al., 2019)",
              URI.create("https://arxiv.org/abs/1902.09843")),
          new OptimizerEntry(
              new Yogi(),
              "Adam with a mean of squares that moves slowly (Zaheer et al., 2018)",
              URI.create(
                  "https://proceedings.neurips.cc/paper/2018/hash/90365351ccc7437a1309dc64e4db32a3-Abstract.html")),
          new OptimizerEntry(
              new QHAdam(),
              "Adam with more weight on the new gradient (Ma and Yarats, 2019)",
              URI.create("https://arxiv.org/abs/1810.06801")),
          new OptimizerEntry(
              new Adan(),
              "Adam with differences of gradients (Xie et al., 2022)",
              URI.create("https://arxiv.org/abs/2208.06677")),
          new OptimizerEntry(
              new ADOPT(),
              "Adam that converges with any beta2 (Taniguchi et al., 2024)",
              URI.create("https://arxiv.org/abs/2411.02853")),
          new OptimizerEntry(
              new Lion(),
              "sign of a mean of gradients (Chen et al., 2023)",
              URI.create("https://arxiv.org/abs/2302.06675")),
          new OptimizerEntry(
              new Ftrl(),
              "linear models with weights that are exactly 0 (McMahan et al., 2013)",
              URI.create("https://doi.org/10.1145/2487575.2488200")),
          new OptimizerEntry(
              new ScheduleFreeSgd(),
              "gradient descent that is evaluated at a mean (Defazio et al., 2024)",
              URI.create("https://arxiv.org/abs/2405.15682")),
          new OptimizerEntry(
              new AdamW(),
              "Adam with decay beside the step (Loshchilov and Hutter, 2019)",
              URI.create("https://arxiv.org/abs/1711.05101")),
          new OptimizerEntry(
              new Lamb(),
              "Adam with steps as long as the weights, for large batches (You et al., 2020)",
              URI.create("https://arxiv.org/abs/1904.00962")),
          new OptimizerEntry(
              new Lars(),
              "momentum with steps as long as the weights, for large batches (You et al., 2017)",
              URI.create("https://arxiv.org/abs/1708.03888")),
          new OptimizerEntry(
              new Adafactor(),
              "factored means of squares, relative steps (Shazeer and Stern, 2018)",
              URI.create("https://arxiv.org/abs/1804.04235")),
          new OptimizerEntry(
              new Muon(),
              "orthogonalized momentum for hidden layers (Jordan, 2024)",
              URI.create("https://kellerjordan.github.io/posts/muon/")),
          new OptimizerEntry(
              new ScheduleFreeAdamW(),
              "Adam without a schedule that is evaluated at a mean (Defazio et al., 2024)",
              URI.create("https://arxiv.org/abs/2405.15682")),
          new OptimizerEntry(
              new Prodigy(),
              "Adam that finds its learning rate (Mishchenko and Defazio, 2024)",
              URI.create("https://arxiv.org/abs/2306.06101")));

  static final RecordBinding BINDING = new RecordBinding(new OptimizerParts());

  private Optimizers() {}

  /**
   * Returns every optimizer.
   *
   * @return the optimizers in the order in which to list them
   */
  public static List<OptimizerEntry> all() {
    return ALL;
  }

  /**
   * Finds an optimizer.
   *
   * @param name the simple name of its class; case, hyphens, underscores and blanks do not matter
   * @return the optimizer
   * @throws IllegalArgumentException if there is none of that name; the message lists the names
   */
  public static OptimizerEntry named(String name) {
    return Spelling.find("optimizer", name, ALL, OptimizerEntry::name);
  }

  /**
   * Returns the parameters of an optimizer as a configuration file has them: numbers, texts, lists
   * and maps.
   *
   * @param optimizer any optimizer of this module
   * @return values by name, in the order of the record's components; {@link OptimizerEntry#with}
   *     makes an equal optimizer of them
   */
  public static Map<String, Object> parameters(Optimizer optimizer) {
    return Collections.unmodifiableMap(BINDING.plain((Record) optimizer));
  }
}
