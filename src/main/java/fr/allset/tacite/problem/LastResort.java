package fr.allset.tacite.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What goes wrong under {@code /api} before a controller is reached, the log-in above all, is answered as a problem too. */
@Component
@Order(LastResort.BEFORE_THE_LOG_IN)
class LastResort extends OncePerRequestFilter {

    static final int BEFORE_THE_LOG_IN = -200;

    private static final Logger log = LoggerFactory.getLogger(LastResort.class);

    private final ProblemWriter problems;

    LastResort(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ProblemWriter.isOfPrograms(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            response.reset();
            if (Outage.isBehind(failure)) {
                log.error("No database at {} {}", request.getMethod(), request.getRequestURI(), failure);
                problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
            } else {
                var incident = UUID.randomUUID().toString();
                log.error(
                        "Unexpected failure {} at {} {}",
                        incident,
                        request.getMethod(),
                        request.getRequestURI(),
                        failure);
                problems.writeUnexpected(request, response, incident);
            }
        }
    }
}
