package io.curasync.acceptance;

import com.vaadin.flow.router.RouteAliasData;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.Filter;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Lists the calls and the screens of the running application. */
final class EndpointInventory {

    /** CuraSync's servlet filters, each with the call that it answers itself; "" if it answers none. */
    private static final Map<String, String> FILTERS = Map.of(
            "WebhookFilter",
            "POST " + WebhookClient.PATH,
            "ForwardedPrefixFilter",
            "",
            "RelativeLocationFilter",
            "",
            "BodyLimitFilter",
            "",
            "DatabaseOutageFilter",
            "",
            "HeartbeatFilter",
            "GET /alive");

    private EndpointInventory() {}

    /**
     * Returns all calls, such as {@code GET /api/practices/{practiceId}}; with {@code ANY} if the method does not matter.
     */
    static SortedSet<String> calls(WebApplicationContext application) {
        SortedSet<String> calls = new TreeSet<>();
        application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(EndpointInventory::calls)
                .forEach(calls::add);
        application.getBeansOfType(AbstractUrlHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
                // Independent of the library version.
                .forEach(path -> calls.add("ANY " + path.replaceAll("\\d+(\\.\\d+)+", "*")));
        application.getBeansOfType(RouterFunctionMapping.class).values().stream()
                .filter(mapping -> mapping.getRouterFunction() != null)
                .forEach(mapping -> calls.add("a router function: " + mapping.getRouterFunction()));
        application.getServletContext().getServletRegistrations().values().stream()
                .filter(servlet -> !servlet.getName().equals("dispatcherServlet"))
                .flatMap(servlet -> servlet.getMappings().stream())
                .forEach(path -> calls.add("ANY " + path));
        application.getBeansOfType(Filter.class).values().stream()
                .map(Filter::getClass)
                .filter(type -> type.getName().startsWith("io.curasync."))
                .map(type ->
                        FILTERS.getOrDefault(type.getSimpleName(), "a filter unknown to EndpointInventory: " + type))
                .filter(call -> !call.isEmpty())
                .forEach(calls::add);
        return calls;
    }

    private static Stream<String> calls(RequestMappingInfo mapping) {
        Set<String> methods = mapping.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .collect(Collectors.toSet());
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.isEmpty()
                        ? Stream.of("ANY " + path)
                        : methods.stream().map(method -> method + " " + path));
    }

    /** Returns the routes of all screens, such as {@code practices/:id}. */
    static SortedSet<String> screens(WebApplicationContext application) {
        return ApplicationRouteRegistry.getInstance(new VaadinServletContext(application.getServletContext()))
                .getRegisteredRoutes()
                .stream()
                .flatMap(EndpointInventory::screens)
                // A parameter without its pattern.
                .map(template -> "/" + template.replaceAll("\\([^)]*\\)", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> screens(RouteData route) {
        return Stream.concat(
                Stream.of(route.getTemplate()), route.getRouteAliases().stream().map(RouteAliasData::getTemplate));
    }
}
