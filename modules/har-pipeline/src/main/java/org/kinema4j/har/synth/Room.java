package org.kinema4j.har.synth;

import java.util.EnumMap;
import java.util.Map;
import org.kinema4j.har.motion.Vector3;

/**
 * The stations of a room, around a free middle. The same setup has the same room, all but alike.
 */
final class Room {

  /** What stands in the room. */
  enum Place {
    /** Shelf with boards at several heights. */
    SHELF(0, 0.55),
    /** Low table. */
    TABLE(62, 0.86),
    /** Workbench, for work with the hands. */
    BENCH(128, 1.0),
    /** Rack with screws. */
    RACK(-74, 1.2);

    private final double degrees;
    private final double height;

    Place(double degrees, double height) {
      this.degrees = degrees;
      this.height = height;
    }
  }

  private static final double RADIUS = 1.55;
  private static final double DISTANCE = 0.47;

  private final Map<Place, Station> stations = new EnumMap<>(Place.class);

  /**
   * Furnishes a room.
   *
   * @param setup {@code A}, or {@code B} for the room seen in a mirror
   * @param draw source of the small differences between trials
   */
  Room(String setup, Draw draw) {
    int mirror = setup.equals("A") ? 1 : -1;
    for (Place place : Place.values()) {
      double heading = mirror * Math.toRadians(place.degrees + draw.around(0, 4));
      Stance centre = new Stance(draw.around(0, 0.04), draw.around(0, 0.04), heading);
      Stance stance = centre.ahead(draw.around(RADIUS, 0.12));
      Vector3 work =
          new Vector3(
              draw.around(DISTANCE, 0.02),
              draw.around(0, 0.03),
              place.height + draw.around(0, 0.03));
      stations.put(place, new Station(stance, work));
    }
  }

  Station at(Place place) {
    return stations.get(place);
  }
}
