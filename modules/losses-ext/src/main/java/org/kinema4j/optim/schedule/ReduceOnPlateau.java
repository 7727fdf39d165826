package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Reduces the values of another schedule when a score stops getting better.
 *
 * <pre>
 *   value(t) = max(l, k * s(t)),   k = 1 at first
 *
 *   after each score:
 *     n = 0 if the score is better than the best so far, else n + 1
 *     n = 0 if cooling down
 *     if n &gt; p:  k = k * q,  cool down for c scores,  n = 0
 * </pre>
 *
 * <p>\[ \eta_t = \max(l, k \, s_t), \quad k \leftarrow q k \text{ after } p + 1 \text{ scores that
 * are no better} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( s \)</td><td>{@code schedule}</td><td>any of ND4J's or of
 *       these</td><td>required</td><td></td></tr>
 *   <tr><td></td><td>{@code improvement}</td><td>{@link Improvement}</td><td>its
 *       own</td><td></td></tr>
 *   <tr><td>\( q, p, c, l \)</td><td>{@code reduction}</td><td>{@link Reduction}</td><td>its
 *       own</td><td></td></tr>
 *   <tr><td>\( k, n \)</td><td>{@code state}</td><td>{@link PlateauState}</td><td>its
 *       own</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code ReduceOnPlateau[schedule=Constant[value=0.1],
 *       improvement=Improvement[goal=LEAST, threshold=1.0E-4, mode=RELATIVE],
 *       reduction=Reduction[factor=0.1, patience=10, cooldown=0, leastValue=0.0],
 *       state=PlateauState[scale=1.0, best=NaN, failures=0, coolingDown=0]]} after each
 *       score</caption>
 *   <tr><th>score</th> <th>1</th> <th>0.5</th> <th>0.5</th> <th>0.5</th> <th>0.5</th>
 *       <th>0.5</th> <th>0.5</th> <th>0.5</th> <th>0.5</th> <th>0.5</th> <th>0.5</th>
 *       <th>0.5</th> <th>0.5</th> <th>0.4</th></tr>
 *   <tr><td>value</td> <td>0.1</td> <td>0.1</td> <td>0.1</td> <td>0.1</td> <td>0.1</td>
 *       <td>0.1</td> <td>0.1</td> <td>0.1</td> <td>0.1</td> <td>0.1</td> <td>0.1</td>
 *       <td>0.1</td> <td>0.01</td> <td>0.01</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> There is none; without scores it is the schedule itself.
 *
 * <p>The schedule is a value like the others; who watches the score replaces it by {@link
 * #observe}, in all updaters of a model: {@link PlateauListener} for networks, {@link
 * PlateauGraphListener} for SameDiff, {@link ScoreFeed} for loops of your own. The state is part of
 * the schedule, so Deeplearning4j and SameDiff store and restore it with the model, and training
 * that resumes goes on as if it had not stopped.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new Adam(new ReduceOnPlateau(new Constant(1e-3))))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(2).nOut(2).build())
 *             .build());
 * network.addListeners(new PlateauListener());
 * }</pre>
 *
 * @deviation PyTorch multiplies the rate and leaves out reductions by less than 1e-8; here the
 *     factor is kept apart, so that the schedule below goes on, and no reduction is left out
 * @param schedule what to reduce
 * @param improvement when a score is better
 * @param reduction what happens when scores stop getting better
 * @param state where it stands
 * @see <a
 *     href="https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html">PyTorch,
 *     ReduceLROnPlateau</a>
 * @since 0.1
 */
public record ReduceOnPlateau(
    ISchedule schedule, Improvement improvement, Reduction reduction, PlateauState state)
    implements Schedule {

  /**
   * Checks the parameters.
   *
   * @param schedule what to reduce
   * @param improvement when a score is better
   * @param reduction what happens when scores stop getting better
   * @param state where it stands
   */
  public ReduceOnPlateau {
    Arguments.present("schedule", schedule);
    Arguments.present("improvement", improvement);
    Arguments.present("reduction", reduction);
    Arguments.present("state", state);
  }

  /**
   * Makes it with the defaults of the other parameters.
   *
   * @param schedule what to reduce
   */
  public ReduceOnPlateau(ISchedule schedule) {
    this(schedule, new Improvement(), new Reduction(), new PlateauState());
  }

  /**
   * Returns a copy with another improvement.
   *
   * @param newImprovement when a score is better
   * @return the copy
   */
  public ReduceOnPlateau withImprovement(Improvement newImprovement) {
    return new ReduceOnPlateau(schedule, newImprovement, reduction, state);
  }

  /**
   * Returns a copy with another reduction.
   *
   * @param newReduction what happens when scores stop getting better
   * @return the copy
   */
  public ReduceOnPlateau withReduction(Reduction newReduction) {
    return new ReduceOnPlateau(schedule, improvement, newReduction, state);
  }

  /**
   * Returns a copy with another state.
   *
   * @param newState where it stands
   * @return the copy
   */
  public ReduceOnPlateau withState(PlateauState newState) {
    return new ReduceOnPlateau(schedule, improvement, reduction, newState);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return Math.max(reduction.leastValue(), state.scale() * schedule.valueAt(iteration, epoch));
  }

  @Override
  public ReduceOnPlateau observe(double score, int iteration, int epoch) {
    boolean better = improvement.holds(score, state.best());
    boolean cooling = state.coolingDown() > 0;
    int failures = better || cooling ? 0 : state.failures() + 1;
    boolean reduce = failures > reduction.patience();
    PlateauState after =
        new PlateauState(
            reduce ? state.scale() * reduction.factor() : state.scale(),
            better ? score : state.best(),
            reduce ? 0 : failures,
            reduce ? reduction.cooldown() : Math.max(0, state.coolingDown() - 1));
    return withState(after);
  }

  @Override
  public ReduceOnPlateau clone() {
    return this;
  }
}
