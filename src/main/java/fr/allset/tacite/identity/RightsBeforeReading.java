package fr.allset.tacite.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Whoever may not is told so before anything that it sent is read. Spring looks at a method's rights when it is called, and thus after
 * its arguments: a stranger to it would learn which fields it takes.
 */
@Configuration
class RightsBeforeReading implements WebMvcConfigurer, HandlerInterceptor {

    private final PreAuthorizeAuthorizationManager rights = new PreAuthorizeAuthorizationManager();

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var call = new SimpleMethodInvocation(
                    method.getBean(), method.getMethod(), new Object[method.getMethodParameters().length]);
            var decision =
                    rights.authorize(() -> SecurityContextHolder.getContext().getAuthentication(), call);
            if (decision != null && !decision.isGranted()) {
                throw new AuthorizationDeniedException("the role does not permit it", decision);
            }
        }
        return true;
    }
}
