package org.kinema4j.benchmarks.recurrent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * oneDNN's recurrent primitives, called as directly as Java can: the three layers and nothing else,
 * on data in the layout oneDNN likes, weights packed beforehand. No framework that computes its
 * layers with oneDNN can be faster.
 *
 * <p>oneDNN keeps scratch memory by thread: primitives must be executed by the thread that created
 * them, or the JVM crashes.
 */
final class OneDnnContender implements Contender {

  private final Shape shape;
  private final OneDnnDevice device = new OneDnnDevice();
  private final List<OneDnnForward> inference;
  private final List<OneDnnForward> training;

  /** From the last layer to the first. */
  private final List<OneDnnBackward> backward = new ArrayList<>();

  /** Derivative of the loss by the last layer's output. */
  private final memory errors;

  OneDnnContender(Problem problem) {
    shape = problem.shape();
    memory.desc sequence = OneDnnForward.LayerSizes.of(shape, 0, memory.format_tag.any).source();
    memory source = device.packed(problem.framesByWindow(), sequence, sequence);
    inference = layers(problem, source, dnnl.prop_kind.forward_inference);
    training = layers(problem, source, dnnl.prop_kind.forward_training);
    errors = device.zeros(training.get(Shape.LAYERS - 1).output().get_desc());
    spread(errors, 1f / shape.batch());
    memory above = errors;
    for (int i = Shape.LAYERS - 1; i >= 0; i--) {
      OneDnnForward.LayerSizes plain =
          OneDnnForward.LayerSizes.of(shape, i, memory.format_tag.ldigo);
      OneDnnBackward layer = new OneDnnBackward(device, training.get(i), above, plain);
      backward.add(layer);
      above = layer.sourceErrors();
    }
  }

  /**
   * Measures this engine in a JVM of its own.
   *
   * @param args see {@link Trial#run}
   * @throws Exception if oneDNN cannot be loaded
   */
  public static void main(String[] args) throws Exception {
    Trial.run(args, OneDnnContender::new);
  }

  private List<OneDnnForward> layers(Problem problem, memory source, dnnl.prop_kind purpose) {
    List<OneDnnForward> layers = new ArrayList<>();
    memory below = source;
    for (int i = 0; i < Shape.LAYERS; i++) {
      OneDnnForward layer = new OneDnnForward(device, problem, i, below, purpose);
      layers.add(layer);
      below = layer.output();
    }
    return layers;
  }

  @Override
  public Scope scope() {
    return Scope.LAYERS;
  }

  @Override
  public void train() {
    training.forEach(OneDnnForward::run);
    backward.forEach(OneDnnBackward::run);
    device.work()._wait();
  }

  @Override
  public float[] predict() {
    inference.forEach(OneDnnForward::run);
    device.work()._wait();
    return lastStates(inference.get(Shape.LAYERS - 1).output());
  }

  /** Forward units after the last frame, backward units after the first: {@code [N, states]}. */
  private float[] lastStates(memory sequence) {
    int width = shape.states();
    float[] forward = frame(sequence, shape.frames() - 1);
    float[] states = frame(sequence, 0);
    for (int n = 0; n < shape.batch(); n++) {
      System.arraycopy(forward, n * width, states, n * width, shape.units());
    }
    return states;
  }

  private float[] frame(memory sequence, int index) {
    float[] values = new float[shape.batch() * shape.states()];
    OneDnnDevice.floats(sequence).position((long) index * values.length).get(values);
    return values;
  }

  /** An error of the same size for every unit of the last states. */
  private void spread(memory sequence, float error) {
    FloatPointer values = OneDnnDevice.floats(sequence);
    int width = shape.states();
    long lastFrame = (long) (shape.frames() - 1) * shape.batch() * width;
    for (int n = 0; n < shape.batch(); n++) {
      for (int u = 0; u < shape.units(); u++) {
        values.put(lastFrame + (long) n * width + u, error);
        values.put((long) n * width + shape.units() + u, error);
      }
    }
  }

  /** The first layer's gradient of the biases, for tests: {@code [2, gates, units]}. */
  float[] biasGradient() {
    memory gradient = backward.get(Shape.LAYERS - 1).biasGradient();
    float[] values = new float[(int) (gradient.get_desc().get_size() / Float.BYTES)];
    OneDnnDevice.floats(gradient).get(values);
    return values;
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    dnnl_version_t version = dnnl.dnnl_version();
    facts.put("version", version.major() + "." + version.minor() + "." + version.patch());
    facts.put("threads", OpenMp.threads());
    facts.put("layout", "[T, N, F]");
    return facts;
  }

  @Override
  public void close() {
    errors.close();
  }
}
