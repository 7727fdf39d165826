package org.kinema4j.har.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.junit.jupiter.api.Test;

class NetworkClassesTest {

  /** Names that exist nowhere would be allowed to whoever brings such a class. */
  @Test
  void whatIsAllowedByNameExistsAndBuildsNoGraph() throws ClassNotFoundException {
    int named = 0;
    for (String name : NetworkClasses.named()) {
      Class<?> type = Class.forName(name, false, getClass().getClassLoader());
      assertThat(Modifier.isAbstract(type.getModifiers())).as(name).isFalse();
      assertThat(AbstractSameDiffLayer.class.isAssignableFrom(type)).as(name).isFalse();
      named +=
          Layer.class.isAssignableFrom(type) || GraphVertex.class.isAssignableFrom(type) ? 1 : 0;
    }
    assertThat(named).isGreaterThan(25);
  }

  @Test
  void namesAreComparedWhole() {
    assertThat(NetworkClasses.allows("org.deeplearning4j.nn.conf.layers.LSTM")).isTrue();
    assertThat(NetworkClasses.allows("org.deeplearning4j.nn.conf.layers.LSTM$Builder")).isFalse();
    assertThat(NetworkClasses.allows("org.deeplearning4j.nn.conf.layers.LST")).isFalse();
    assertThat(NetworkClasses.allows("org.nd4j.linalg.learning.config.Adam")).isTrue();
    assertThat(NetworkClasses.allows("org.nd4j.linalg.learning.config.x.Adam")).isFalse();
    assertThat(NetworkClasses.allows("org.kinema4j.layers.recurrent.Lstm")).isTrue();
    assertThat(NetworkClasses.allows("org.kinema4j.layersX.Lstm")).isFalse();
    assertThat(NetworkClasses.allows("")).isFalse();
  }

  /** The guard behind the check of the tree, asked alone. */
  @Test
  void theMapperAsksBeforeItLoadsAClass() {
    String evil = HostileBundleTest.Evil.class.getName();
    String json =
        BundleSample.text(NetworkJson.ENTRY).replace("org.nd4j.linalg.learning.config.Adam", evil);

    assertThatThrownBy(() -> NetworkJson.map(json))
        .hasMessageContaining("Configured `PolymorphicTypeValidator`")
        .hasMessageContaining("denied resolution")
        .hasMessageContaining(evil);
    assertThat(HostileBundleTest.LOADED).isFalse();
  }
}
