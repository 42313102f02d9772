package io.curasync.platform.openapi;

import io.curasync.platform.Page;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds what operations have in common to the API description: the module as tag, paging parameters, and error
 * responses.
 */
@Component
class CommonResponses implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        String module = method.getBeanType().getPackageName();
        operation.setTags(List.of(module.substring(module.lastIndexOf('.') + 1)));
        add(operation, "401", "Unauthorized");
        add(operation, "503", "Unavailable");
        add(operation, "429", "TooManyRequests");
        if (isForAdmins(method) || !method.hasMethodAnnotation(GetMapping.class)) {
            add(operation, "403", "Forbidden");
        }
        if (!method.hasMethodAnnotation(GetMapping.class)) {
            add(operation, "415", "WrongType");
        }
        if (has(method, PathVariable.class)) {
            add(operation, "404", "NotFound");
        }
        if (has(method, PathVariable.class) || has(method, RequestParam.class) || has(method, RequestBody.class)) {
            add(operation, "400", "BadRequest");
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(CommonResponses::describe);
        }
        return operation;
    }

    /** Describes the paging parameters of lists. */
    private static void describe(Parameter parameter) {
        if (parameter.getName().equals("cursor")) {
            parameter.setDescription("The nextCursor of the previous page. Omit it for the first page");
        } else if (parameter.getName().equals("limit")) {
            parameter.setDescription("Maximum number of items. Default: %d".formatted(Page.DEFAULT_LIMIT));
            parameter.getSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Page.MAX_LIMIT));
        }
    }

    private static boolean has(HandlerMethod method, Class<? extends Annotation> annotation) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }

    private static boolean isForAdmins(HandlerMethod method) {
        return method.hasMethodAnnotation(PreAuthorize.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), PreAuthorize.class);
    }

    private static void add(Operation operation, String status, String name) {
        operation.getResponses().addApiResponse(status, new ApiResponse().$ref("#/components/responses/" + name));
    }
}
