package org.kinema4j.har;

import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.train.TrainingResult;

/**
 * A model and how it came about.
 *
 * @param bundle the model, ready to be written and to predict
 * @param training score of each epoch
 */
public record TrainedModel(ModelBundle bundle, TrainingResult training) {}
