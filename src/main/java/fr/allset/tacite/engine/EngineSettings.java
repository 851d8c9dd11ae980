package fr.allset.tacite.engine;

import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The settings by which the engine is closed where its defaults leave it open (docs/decisions/0004-security.md). */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {

    /** After one minute, five, thirty, two hours, twelve: then an incident that Cockpit shows and a person repairs. */
    static final String RETRY_CYCLE = "PT1M,PT5M,PT30M,PT2H,PT12H";

    /** What Tasklist asks for when it lists its filters; nothing may ask for more, or without a bound. */
    static final int LARGEST_RESULT = 2000;

    private final BeanFactory beans;
    private final ObjectProvider<FormViews> views;
    private final ObjectProvider<FormAnswers> answers;

    EngineSettings(BeanFactory beans, ObjectProvider<FormViews> views, ObjectProvider<FormAnswers> answers) {
        this.beans = beans;
        this.views = views;
        this.answers = answers;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        // a stored task filter may otherwise run any expression in this JVM
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        // a process may call what is made for it, not every bean of the application
        engine.setBeans(new ProcessBeans(beans));
        // no Java object is ever written to or read from the engine's tables
        engine.setDefaultSerializationFormat(Variables.SerializationDataFormats.JSON.getName());
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setDeserializationAllowedClasses("");
        engine.setDeserializationAllowedPackages("");
        engine.setEnableXxeProcessing(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableScriptEngineNashornCompatibility(false);
        engine.setAuthorizationEnabledForCustomCode(false);
        // whose task it is may do it by its form, and not write its variables, its name or its day
        engine.setDefaultUserPermissionNameForTask(Permissions.TASK_WORK.getName());
        engine.setResourceAuthorizationProvider(new OwnNameIsRead());
        engine.setQueryMaxResultsLimit(LARGEST_RESULT);
        engine.setFailedJobRetryTimeCycle(RETRY_CYCLE);
        engine.setFailedJobCommandFactory(new TurnAwaited());
        // what a form shows is computed when it is opened, and what is sent in is held against it
        engine.setFormService(new ContractForms(views::getObject, answers::getObject));
        engine.setCustomBatchJobHandlers(List.of(new ConversionJobs()));
    }

    /** The level keeps the name and number of the full one, which the database remembers. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setHistoryLevel(new HistoryWithoutUploads());
    }
}
