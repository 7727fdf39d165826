package org.kinema4j.layers.recurrent.internal.onednn;

import java.util.LinkedHashMap;
import java.util.Map;

/** Compiled recurrences by shape; the least recently used goes when there are too many. */
final class Plans implements AutoCloseable {

  /**
   * Training and inference, each with whole and last batches, of a few lengths. A plan is small
   * (its weights packed, its code): the large memories belong to the part and are shared by its
   * plans.
   */
  private static final int CAPACITY = 16;

  private final Map<PlanKey, Plan> plans = new LinkedHashMap<>(CAPACITY, 0.75f, true);

  Plan get(PlanKey key) {
    Plan plan = plans.get(key);
    if (plan == null) {
      if (plans.size() == CAPACITY) {
        PlanKey oldest = plans.keySet().iterator().next();
        plans.remove(oldest).close();
      }
      plan = new Plan(key);
      plans.put(key, plan);
    }
    return plan;
  }

  @Override
  public void close() {
    plans.values().forEach(Plan::close);
    plans.clear();
  }
}
