package org.kinema4j.benchmarks.peers;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kinema4j.benchmarks.recurrent.Contender;
import org.kinema4j.benchmarks.recurrent.Problem;
import org.kinema4j.benchmarks.recurrent.Trial;

/** PyTorch, as a Java program uses it: through DJL. */
final class PyTorchContender implements Contender {

  private static final String ENGINE = "PyTorch";

  private final Model model;
  private final Trainer trainer;
  private final NDArray features;
  private final NDArray classes;

  private PyTorchContender(Problem problem) {
    model = Model.newInstance("bilstm", Device.cpu(), ENGINE);
    model.setBlock(new BidirectionalNetwork(problem));
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(
                    Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed((float) Problem.LEARNING_RATE))
                        .build()));
    Shape input =
        new Shape(problem.shape().frames(), problem.shape().batch(), problem.shape().features());
    trainer.initialize(input);
    features = trainer.getManager().create(problem.framesByWindow(), input);
    classes = trainer.getManager().create(problem.classes());
  }

  /**
   * Measures this engine in a JVM of its own.
   *
   * @param args see {@link Trial#run}
   * @throws Exception if PyTorch cannot be loaded
   */
  public static void main(String[] args) throws Exception {
    Trial.run(args, PyTorchContender::new);
  }

  @Override
  public Scope scope() {
    return Scope.NETWORK;
  }

  @Override
  public void train() {
    try (NDManager step = trainer.getManager().newSubManager()) {
      // What is computed belongs to the manager of its input, and is freed with it.
      features.tempAttach(step);
      classes.tempAttach(step);
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        NDList logits = trainer.forward(new NDList(features));
        gradients.backward(trainer.getLoss().evaluate(new NDList(classes), logits));
      }
      trainer.step();
    }
  }

  @Override
  public float[] predict() {
    try (NDManager step = trainer.getManager().newSubManager()) {
      features.tempAttach(step);
      return trainer.evaluate(new NDList(features)).singletonOrThrow().softmax(1).toFloatArray();
    }
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("version", Engine.getEngine(ENGINE).getVersion() + ", DJL " + Engine.getDjlVersion());
    facts.put(
        "threads",
        "PyTorch's default, %d, between operations %d"
            .formatted(JniUtils.getNumThreads(), JniUtils.getNumInteropThreads()));
    facts.put("layout", "[T, N, F]");
    return facts;
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
