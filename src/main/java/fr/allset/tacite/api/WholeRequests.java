package fr.allset.tacite.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.annotation.Annotation;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Puts {@link WholeRequest} around what programs post and put, inside of the look at their rights. */
@Configuration
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class WholeRequests {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static WholeRequest wholeRequest(
            ObjectProvider<PlatformTransactionManager> transactions,
            ObjectProvider<AnsweredRequests> requests,
            ObjectProvider<ObjectMapper> json) {
        return new WholeRequest(transactions, requests, json);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor aroundPosts(WholeRequest wholeRequest) {
        return advisor(PostMapping.class, wholeRequest);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor aroundPuts(WholeRequest wholeRequest) {
        return advisor(PutMapping.class, wholeRequest);
    }

    private static Advisor advisor(Class<? extends Annotation> mapping, WholeRequest wholeRequest) {
        var advisor = new DefaultPointcutAdvisor(
                new AnnotationMatchingPointcut(RestController.class, mapping, true), wholeRequest);
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return advisor;
    }
}
