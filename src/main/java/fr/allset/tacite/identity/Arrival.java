package fr.allset.tacite.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/**
 * Whoever has logged in goes on to where the log-in stood in the way: a path of ours, never an address that the request named. A step
 * that is left comes first.
 */
@Component
class Arrival implements AuthenticationSuccessHandler {

    private final HttpSessionRequestCache cache = new HttpSessionRequestCache();

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var next = TaciteUser.next(authentication);
        response.sendRedirect(next.isPresent() ? next.get().page() : path(request, response));
    }

    /** What was wanted, once. */
    String path(HttpServletRequest request, HttpServletResponse response) {
        var saved = cache.getRequest(request, response);
        cache.removeRequest(request, response);
        return saved instanceof DefaultSavedRequest wanted ? path(wanted) : "/";
    }

    private static String path(DefaultSavedRequest wanted) {
        var path = wanted.getRequestURI();
        if (!path.startsWith("/") || path.startsWith("//")) {
            return "/";
        }
        return wanted.getQueryString() == null ? path : path + "?" + wanted.getQueryString();
    }
}
