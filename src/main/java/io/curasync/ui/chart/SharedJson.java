package io.curasync.ui.chart;

import com.vaadin.flow.internal.JacksonUtils;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.util.RawValue;

/**
 * Value of an element's property that is serialized only once, even if hundreds of screens show it. Vaadin copies the JSON into the
 * messages as it is. The node has no children; to read the value, parse {@link #toString}.
 */
public final class SharedJson extends POJONode {

    private SharedJson(String json) {
        super(new RawValue(json));
    }

    /** Serializes an object, usually a record. */
    public static SharedJson of(Object value) {
        return new SharedJson(JacksonUtils.getMapper().writeValueAsString(value));
    }
}
