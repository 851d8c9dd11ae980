package fr.allset.tacite.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What no endpoint has taken (an unknown address, a wrong method or format) gets, under {@code /api}, the words of a problem too. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class NoEndpointAdvice {

    private final ProblemAdvice problems;

    NoEndpointAdvice(ProblemAdvice problems) {
        this.problems = problems;
    }

    @ExceptionHandler({
        NoResourceFoundException.class,
        NoHandlerFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeException.class
    })
    @Nullable
    ResponseEntity<Object> on(Exception refused, ServletWebRequest request) throws Exception {
        if (!request.getRequest().getRequestURI().startsWith("/api")) {
            throw refused;
        }
        return problems.handleException(refused, request);
    }
}
