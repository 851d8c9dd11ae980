package fr.allset.tacite.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.identity.SecurityLog;
import fr.allset.tacite.problem.ProblemWriter;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class WebAppConfiguration {

    /** After the security chain and before the web apps' own filters, which then find the session logged in. */
    private static final int BEFORE_THE_WEB_APPS = 201;

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> singleSignOn() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter("authentication-provider", SingleSignOn.class.getName());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(BEFORE_THE_WEB_APPS);
        return registration;
    }

    /** Before anything of the web apps reads the request. */
    @Bean
    FilterRegistrationBean<EngineDoor> engineDoor(ProblemWriter problems, SecurityLog log) {
        var registration = new FilterRegistrationBean<>(new EngineDoor(problems, log));
        registration.addUrlPatterns(EngineDoor.API + "/*");
        registration.setOrder(BEFORE_THE_WEB_APPS - 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BoundedLists> boundedLists() {
        var registration = new FilterRegistrationBean<>(new BoundedLists());
        registration.addUrlPatterns("/camunda/api/engine/*");
        registration.setOrder(BEFORE_THE_WEB_APPS + 1);
        return registration;
    }

    /** Around the web apps' own filters, inside of the door. */
    @Bean
    FilterRegistrationBean<OvertakenForms> overtakenForms(
            TaskService tasks, MessageSource messages, ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new OvertakenForms(tasks, messages, json));
        registration.addUrlPatterns("/camunda/api/engine/*");
        registration.setOrder(BEFORE_THE_WEB_APPS);
        return registration;
    }
}
