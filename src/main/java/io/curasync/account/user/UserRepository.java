package io.curasync.account.user;

import io.curasync.platform.AdvisoryLocks;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads and writes users with their aliases. */
interface UserRepository extends Repository<UserEntity, Long> {

    UserEntity save(UserEntity user);

    Optional<UserEntity> findById(long id);

    @Query("from UserEntity where lower(email) = lower(?1)")
    Optional<UserEntity> findByEmail(String email);

    @Query("from UserEntity where id < ?1 order by id desc")
    List<UserEntity> findBefore(long id, Limit limit);

    @Query("from UserEntity where enabled order by name, id")
    List<UserEntity> findEnabled();

    @Query("from AliasEntity a join fetch a.user where a.key in ?1 order by a.key")
    List<AliasEntity> findAliases(Collection<String> keys);

    /** Acquires an advisory lock until the transaction ends. The lock serializes changes of users and aliases across all instances. */
    @Query(value = "select 1 from pg_advisory_xact_lock(" + AdvisoryLocks.USERS + ")", nativeQuery = true)
    int lock();

    long count();

    void flush();
}
