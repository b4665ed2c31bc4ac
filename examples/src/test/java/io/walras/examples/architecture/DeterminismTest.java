package io.walras.examples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Where money or winners are decided there is no floating point, no clock and no randomness. */
@AnalyzeClasses(packages = "io.walras", importOptions = MainClasses.class)
class DeterminismTest {
    /** Packages that start processes and hand clock and randomness to the rest. */
    private static final String[] EDGES = {"..cli..", "..app..", "io.walras.examples.process.."};

    /** Salts of sealed bids must be what nobody can guess, and nonces of two processes of one maker different. */
    private static final String[] SECRETS = {"io.walras.sdk.session..", "io.walras.sdk.maker.."};

    private static final String[] MONEY = {"io.walras.protocol..", "io.walras.settlement.encode.."};
    private static final String[] NOT_MONEY = {"..wire.."};

    private static final Set<String> CLOCK_METHODS = Set.of("now", "currentTimeMillis", "nanoTime");
    private static final Set<Class<?>> CLOCKS =
            Set.of(System.class, Instant.class, LocalDateTime.class, ZonedDateTime.class, Clock.class);
    private static final Set<Class<?>> RANDOMNESS = Set.of(Random.class, ThreadLocalRandom.class, SecureRandom.class);

    private static final DescribedPredicate<JavaClass> FLOATING = DescribedPredicate.describe(
            "floating point",
            type -> Set.of("float", "double", "java.lang.Float", "java.lang.Double")
                    .contains(type.getBaseComponentType().getName()));

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackages(EDGES)
            .should()
            .callCodeUnitWhere(describe("a clock is read", DeterminismTest::readsClock));

    @ArchTest
    static final ArchRule NO_RANDOMNESS = noClasses()
            .that()
            .resideOutsideOfPackages(EDGES)
            .and()
            .resideOutsideOfPackages(SECRETS)
            .should()
            .callCodeUnitWhere(describe("chance is asked", DeterminismTest::asksChance));

    @ArchTest
    static final ArchRule NO_FLOATING_FIELDS = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(MONEY)
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages(NOT_MONEY)
            .should()
            .haveRawType(FLOATING);

    @ArchTest
    static final ArchRule NO_FLOATING_RESULTS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(MONEY)
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages(NOT_MONEY)
            .should()
            .haveRawReturnType(FLOATING);

    @ArchTest
    static final ArchRule NO_FLOATING_CALLS = noClasses()
            .that()
            .resideInAnyPackage(MONEY)
            .and()
            .resideOutsideOfPackages(NOT_MONEY)
            .should()
            .callCodeUnitWhere(describe("floating point goes in or out", DeterminismTest::isFloating));

    private static boolean readsClock(JavaCall<?> call) {
        return isOneOf(CLOCKS, call) && CLOCK_METHODS.contains(call.getName());
    }

    private static boolean asksChance(JavaCall<?> call) {
        return isOneOf(RANDOMNESS, call)
                || (call.getTargetOwner().isEquivalentTo(UUID.class)
                        && call.getName().equals("randomUUID"))
                || (call.getTargetOwner().isEquivalentTo(Math.class)
                        && call.getName().equals("random"));
    }

    private static boolean isFloating(JavaCall<?> call) {
        return FLOATING.test(call.getTarget().getRawReturnType())
                || call.getTarget().getRawParameterTypes().stream().anyMatch(FLOATING);
    }

    private static boolean isOneOf(Set<Class<?>> types, JavaCall<?> call) {
        return types.stream().anyMatch(type -> call.getTargetOwner().isEquivalentTo(type));
    }

    private static <T> DescribedPredicate<T> describe(String what, Predicate<T> test) {
        return DescribedPredicate.describe(what, test);
    }
}
