package org.kinema4j.benchmarks.optimizers;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.kinema4j.benchmarks.optimizers.Surface.Point;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One chart among several: few lines, in colours that the colour-blind tell apart, every other one
 * dashed.
 */
final class Panel {

  /** Of Okabe and Ito: told apart by the colour-blind, too. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          Color.BLACK);

  private static final Color FAINT = new Color(0xDDDDDD);
  private static final Color CONTOUR = new Color(0xAAAAAA);
  private static final Color BASELINE = new Color(0x666666);
  private static final float WIDE = 1.8f;
  private static final float FINE = 0.8f;
  private static final float[] DASHES = {6, 4};
  private static final float[] DOTS = {2, 3};

  private final XYChart chart;
  private int lines;

  Panel(String title, int width, int height) {
    chart = new XYChartBuilder().title(title).width(width).height(height).build();
    XYStyler styler = chart.getStyler();
    styler.setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(true);
    styler.setPlotBorderColor(Color.GRAY);
    styler.setPlotGridLinesVisible(false);
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setLegendPosition(Styler.LegendPosition.OutsideE);
    styler.setLegendLayout(Styler.LegendLayout.Vertical);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendSeriesLineLength(16);
    styler.setMarkerSize(7);
  }

  /** Shows a part of the plane. */
  Panel within(Point low, Point high) {
    XYStyler styler = chart.getStyler();
    styler.setXAxisMin(low.x()).setXAxisMax(high.x());
    styler.setYAxisMin(low.y()).setYAxisMax(high.y());
    return this;
  }

  /** Shows powers of ten. */
  Panel logarithmic(String x, String y) {
    chart.setXAxisTitle(x);
    chart.setYAxisTitle(y);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setPlotGridLinesVisible(true);
    chart.getStyler().setPlotGridLinesColor(FAINT);
    return this;
  }

  /** Adds a line that is no optimizer's. */
  void background(double[] x, double[] y) {
    XYSeries series = chart.addSeries("background " + chart.getSeriesMap().size(), x, y);
    series.setShowInLegend(false);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(CONTOUR).setLineStyle(new BasicStroke(FINE));
  }

  /** Marks a point. */
  void spot(String name, Point point) {
    XYSeries series = chart.addSeries(name, new double[] {point.x()}, new double[] {point.y()});
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Color.BLACK);
    series.setLineColor(Color.BLACK);
    series.setShowInLegend(false);
  }

  /** Adds what all panels have in common. */
  void baseline(String name, double[] x, double[] y) {
    draw(name, x, y, BASELINE, dashed(DOTS));
  }

  /** Adds a line in a colour of its own. */
  void line(String name, double[] x, double[] y) {
    Color colour = COLOURS.get(lines % COLOURS.size());
    draw(name, x, y, colour, lines % 2 == 0 ? new BasicStroke(WIDE) : dashed(DASHES));
    lines++;
  }

  private void draw(String name, double[] x, double[] y, Color colour, BasicStroke stroke) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour).setLineStyle(stroke);
  }

  private static BasicStroke dashed(float... pattern) {
    return new BasicStroke(WIDE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
  }

  XYChart chart() {
    return chart;
  }
}
