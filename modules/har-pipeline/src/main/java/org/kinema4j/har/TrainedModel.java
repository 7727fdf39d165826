package org.kinema4j.har;

import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.train.TrainingResult;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A model and how it came about.
 *
 * @param bundle the model, ready to be written and to predict
 * @param training score of each epoch, of the first training if there was a second one
 * @param optimizer of the training that made the model, with its schedule and what is around it
 * @param averaged true if its weights are averages, not those of the last step
 */
public record TrainedModel(
    ModelBundle bundle, TrainingResult training, IUpdater optimizer, boolean averaged) {}
