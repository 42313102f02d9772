package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import io.curasync.ui.chart.SharedJson;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a screen shows: texts of components, and values that the browser renders. */
final class RenderedValues {

    private static final Pattern RENDERED = Pattern.compile("content|item\\d+");

    private RenderedValues() {}

    /** Returns the values of a component and of the components in it, in their order on the screen. */
    static List<JsonNode> of(Component component) {
        return elements(component.getElement()).flatMap(RenderedValues::values).toList();
    }

    /** Returns all texts of a component, also those that the browser renders. */
    static String text(Component component) {
        return elements(component.getElement())
                .map(element -> element.isTextNode() ? element.getText() : texts(element))
                .reduce("", String::concat);
    }

    /** Returns the texts of a value. */
    static String text(JsonNode value) {
        return leaves(value).collect(Collectors.joining("\n"));
    }

    /** Returns the targets of all links that the browser renders. */
    static List<String> hrefs(Component component) {
        return elements(component.getElement())
                .flatMap(element -> Stream.concat(
                        Stream.ofNullable(element.getProperty("href")),
                        values(element).flatMap(value -> value.findValuesAsString("href").stream())))
                .toList();
    }

    /** Returns the JSON of a property. */
    static JsonNode json(Component component, String property) {
        return parse(component.getElement().getPropertyRaw(property));
    }

    private static Stream<JsonNode> values(Element element) {
        return element.getPropertyNames()
                .filter(RENDERED.asMatchPredicate())
                .sorted(Comparator.comparingInt(String::length).thenComparing(name -> name))
                .map(element::getPropertyRaw)
                .filter(SharedJson.class::isInstance)
                .map(RenderedValues::parse);
    }

    private static JsonNode parse(Object json) {
        return JacksonUtils.getMapper().readTree(json.toString());
    }

    private static String texts(Element element) {
        return values(element).map(RenderedValues::text).collect(Collectors.joining("\n"));
    }

    private static Stream<String> leaves(JsonNode value) {
        return value.isContainer() ? value.valueStream().flatMap(RenderedValues::leaves) : Stream.of(value.asString());
    }

    private static Stream<Element> elements(Element element) {
        return Stream.concat(Stream.of(element), element.getChildren().flatMap(RenderedValues::elements));
    }
}
