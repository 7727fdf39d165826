package org.kinema4j.layers.recurrent.internal;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.any.Assign;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.SubOp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Operations on fixed arrays, to be run again and again. Most of the time of an operation on a
 * small array goes into its preparation, which happens here once.
 */
final class Program implements AutoCloseable {

  private final List<Runnable> operations = new ArrayList<>();
  private final List<OpContext> contexts = new ArrayList<>();

  /** {@code c = a b}, a product of matrices. */
  Program product(INDArray a, INDArray b, INDArray c) {
    return product(a, b, c, 0);
  }

  /** {@code c += a b}, a product of matrices. */
  Program addProduct(INDArray a, INDArray b, INDArray c) {
    return product(a, b, c, 1);
  }

  private Program product(INDArray a, INDArray b, INDArray c, double keep) {
    return prepare(new Mmul(a, b, c, 1, keep, MMulTranspose.allFalse()), a, b, c);
  }

  /** {@code c = a * b}, element by element. */
  Program multiply(INDArray a, INDArray b, INDArray c) {
    return prepare(new MulOp(a, b, c), a, b, c);
  }

  /** {@code c = a + b}. */
  Program add(INDArray a, INDArray b, INDArray c) {
    return prepare(new AddOp(a, b, c), a, b, c);
  }

  /** {@code c = a - b}. */
  Program subtract(INDArray a, INDArray b, INDArray c) {
    return prepare(new SubOp(a, b, c), a, b, c);
  }

  /** {@code b = a}. */
  Program copy(INDArray a, INDArray b) {
    return prepare(new Assign(a, b));
  }

  /** {@code b = s(a)}, the logistic function. */
  Program sigmoid(INDArray a, INDArray b) {
    return prepare(new Sigmoid(a, b));
  }

  /** {@code b = tanh(a)}. */
  Program tanh(INDArray a, INDArray b) {
    return prepare(new Tanh(a, b));
  }

  /** {@code b = max(0, a)}. */
  Program relu(INDArray a, INDArray b) {
    return prepare(new RectifiedLinear(a, b, 0));
  }

  private Program prepare(CustomOp operation, INDArray a, INDArray b, INDArray c) {
    OpContext context = Nd4j.getExecutioner().buildContext();
    contexts.add(context);
    context.setInputArrays(a, b);
    context.setOutputArrays(c);
    context.setIArguments(operation.iArgs());
    context.setTArguments(operation.tArgs());
    operations.add(() -> Nd4j.exec(operation, context));
    return this;
  }

  private Program prepare(Op operation) {
    operations.add(() -> Nd4j.exec(operation));
    return this;
  }

  /** Runs all operations in their order. */
  void run() {
    for (Runnable operation : operations) {
      operation.run();
    }
  }

  @Override
  public void close() {
    for (OpContext context : contexts) {
      try {
        context.close();
      } catch (Exception e) {
        throw new IllegalStateException("cannot close the context of an operation", e);
      }
    }
  }
}
