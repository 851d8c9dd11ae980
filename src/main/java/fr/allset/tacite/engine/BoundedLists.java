package fr.allset.tacite.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Cockpit asks for some lists without a bound, which the engine refuses ({@link EngineSettings}): they get the largest bound there
 * is. Whoever states a bound keeps it, and a larger one is refused as before.
 */
class BoundedLists extends OncePerRequestFilter {

    /** The list of a resource, as in {@code /camunda/api/engine/engine/default/process-definition}. */
    private static final Pattern LIST = Pattern.compile("/camunda/api/engine/engine/[^/]+/(history/)?[^/]+/?");

    private static final String BOUND = "maxResults";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var query = request.getQueryString() == null ? "" : request.getQueryString();
        boolean unbounded = LIST.matcher(request.getRequestURI()).matches() && !query.contains(BOUND + "=");
        chain.doFilter(unbounded ? new Bounded(request, query) : request, response);
    }

    private static final class Bounded extends HttpServletRequestWrapper {

        private final String query;

        Bounded(HttpServletRequest request, String query) {
            super(request);
            this.query = (query.isEmpty() ? "" : query + "&") + BOUND + "=" + EngineSettings.LARGEST_RESULT;
        }

        @Override
        public String getQueryString() {
            return query;
        }
    }
}
