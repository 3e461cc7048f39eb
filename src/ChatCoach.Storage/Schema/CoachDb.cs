using Microsoft.EntityFrameworkCore;

namespace ChatCoach.Storage.Schema;

/// <summary>The memory. One model for both databases; each has its own migrations.</summary>
public abstract class CoachDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<RunRow> Runs => Set<RunRow>();

    public DbSet<NudgeRow> Nudges => Set<NudgeRow>();

    public DbSet<ContributionRow> Contributions => Set<ContributionRow>();

    public DbSet<VoiceSnapshotRow> VoiceSnapshots => Set<VoiceSnapshotRow>();

    public DbSet<TeamAskRow> TeamAsks => Set<TeamAskRow>();

    public DbSet<SetupChangeRow> SetupChanges => Set<SetupChangeRow>();

    public DbSet<CardWordRow> CardWords => Set<CardWordRow>();

    public DbSet<UnitRow> Units => Set<UnitRow>();

    public DbSet<TeamRow> Teams => Set<TeamRow>();

    public DbSet<TeamFrameRow> TeamFrames => Set<TeamFrameRow>();

    public DbSet<RelationshipRow> Relationships => Set<RelationshipRow>();

    public DbSet<RelationshipMemberRow> RelationshipMembers => Set<RelationshipMemberRow>();

    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    public DbSet<LinkRow> Links => Set<LinkRow>();

    public DbSet<AccessRow> Accesses => Set<AccessRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<CoachRow> Coaches => Set<CoachRow>();

    public DbSet<SessionPersonRow> SessionPeople => Set<SessionPersonRow>();

    public DbSet<BookedSlotRow> BookedSlots => Set<BookedSlotRow>();

    public DbSet<CalendarEntryRow> CalendarEntries => Set<CalendarEntryRow>();

    public DbSet<CoachNoteRow> CoachNotes => Set<CoachNoteRow>();

    public DbSet<ReleaseRow> Releases => Set<ReleaseRow>();

    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<SeenRow> Seen => Set<SeenRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<GuideVersionRow> GuideVersions => Set<GuideVersionRow>();

    public DbSet<ErasedKeyRow> ErasedKeys => Set<ErasedKeyRow>();

    public DbSet<MarkRow> Marks => Set<MarkRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PersonTables(modelBuilder);
        RelationshipTables(modelBuilder);
        FileTables(modelBuilder);
        SessionTables(modelBuilder);
        PostTables(modelBuilder);
        modelBuilder.Entity<UnitRow>().HasKey(row => row.Id);
        modelBuilder.Entity<TeamRow>().HasKey(row => row.Id);
        modelBuilder.Entity<VoiceSnapshotRow>().HasKey(row => new { row.Unit, row.Period });
        modelBuilder.Entity<SetupChangeRow>().HasKey(row => row.Id);
        modelBuilder.Entity<SetupChangeRow>().HasIndex(row => row.At);
        modelBuilder.Entity<CardWordRow>().HasKey(row => row.Tag);
        modelBuilder.Entity<CardWordRow>().HasIndex(row => row.Stands);
        modelBuilder.Entity<CardWordRow>().HasIndex(row => new { row.Period, row.Pseudonym });
        modelBuilder.Entity<CardWordRow>().HasIndex(row => row.Until);
        modelBuilder.Entity<TeamAskRow>().HasKey(row => new { row.Unit, row.Ask, row.Since });
        modelBuilder.Entity<TeamAskRow>().HasIndex(row => row.TellAt).HasFilter("tell_at IS NOT NULL");
        modelBuilder.Entity<TeamAskRow>().HasIndex(row => row.QuestionAt).HasFilter("question_at IS NOT NULL");
        modelBuilder.Entity<GuideVersionRow>().HasKey(row => new { row.Guide, row.Version });
        modelBuilder.Entity<ErasedKeyRow>().HasKey(row => row.KeyId);
        modelBuilder.Entity<MarkRow>().HasKey(row => row.Key);
        modelBuilder.NameInSnakeCase();
    }

    private static void PersonTables(ModelBuilder model)
    {
        var person = model.Entity<PersonRow>();
        person.HasKey(row => row.Id);
        person.HasIndex(row => new { row.Tenant, row.ObjectId }).IsUnique();
        person.HasIndex(row => row.TidyAt);
        person.HasIndex(row => row.KeyId);
        person.HasIndex(row => row.Tenant).HasFilter("roles <> ''");
        person.HasIndex(row => new { row.Unit, row.Id }).HasFilter("unit IS NOT NULL");

        var run = model.Entity<RunRow>();
        run.HasKey(row => new { row.PersonId, row.Id });
        run.HasIndex(row => new { row.PersonId, row.FinishedAt, row.Id });
        run.HasIndex(row => new { row.PersonId, row.About, row.FinishedAt, row.Id }).HasFilter("about IS NOT NULL");
        run.HasOne<PersonRow>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);

        var nudge = model.Entity<NudgeRow>();
        nudge.HasKey(row => new { row.PersonId, row.Id });
        nudge.HasIndex(row => row.DueAt);
        nudge.HasOne<PersonRow>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);

        var contribution = model.Entity<ContributionRow>();
        contribution.HasKey(row => row.Id);
        contribution.HasIndex(row => row.RunTag);
        contribution.HasIndex(row => new { row.Period, row.Unit });
        contribution.HasIndex(row => row.Pseudonym);
    }

    private static void RelationshipTables(ModelBuilder model)
    {
        var relationship = model.Entity<RelationshipRow>();
        relationship.HasKey(row => row.Id);
        relationship.HasIndex(row => row.GoesAt).HasFilter("goes_at IS NOT NULL");

        var member = model.Entity<RelationshipMemberRow>();
        member.HasKey(row => new { row.PersonId, row.LocalId });
        member.HasIndex(row => row.RelationshipId);
        member.HasOne<PersonRow>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        member.HasOne<RelationshipRow>().WithMany().HasForeignKey(row => row.RelationshipId).OnDelete(DeleteBehavior.Cascade);

        var invitation = model.Entity<InvitationRow>();
        invitation.HasKey(row => row.Tag);
        invitation.HasIndex(row => row.RelationshipId);
        invitation.HasOne<RelationshipRow>().WithMany().HasForeignKey(row => row.RelationshipId).OnDelete(DeleteBehavior.Cascade);

        var frame = model.Entity<TeamFrameRow>();
        frame.HasKey(row => row.Unit);
        frame.HasOne<UnitRow>().WithMany().HasForeignKey(row => row.Unit).OnDelete(DeleteBehavior.Cascade);
    }

    private static void FileTables(ModelBuilder model)
    {
        var link = model.Entity<LinkRow>();
        link.HasKey(row => row.Tag);
        link.HasIndex(row => row.PersonId);
        link.HasIndex(row => row.Until);
        link.HasOne<PersonRow>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);

        var access = model.Entity<AccessRow>();
        access.HasKey(row => new { row.PersonId, row.Id });
        access.HasIndex(row => row.At);
        access.HasOne<PersonRow>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);

        var release = model.Entity<ReleaseRow>();
        release.HasKey(row => row.Id);
        release.HasIndex(row => row.PersonId);
        release.HasIndex(row => row.RecipientId);
        release.HasIndex(row => row.Until);
        release.HasOne<PersonRow>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        release.HasOne<PersonRow>().WithMany().HasForeignKey(row => row.RecipientId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void SessionTables(ModelBuilder model)
    {
        var session = model.Entity<SessionRow>();
        session.HasKey(row => row.Id);
        session.HasIndex(row => row.OwnerId);
        session.HasIndex(row => row.CoachId);
        session.HasIndex(row => row.GoesAt);
        session.HasIndex(row => row.CodeTag).IsUnique();
        session.HasOne<PersonRow>().WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.Cascade);
        session.HasOne<PersonRow>().WithMany().HasForeignKey(row => row.CoachId).OnDelete(DeleteBehavior.SetNull);

        var guest = model.Entity<SessionPersonRow>();
        guest.HasKey(row => new { row.SessionId, row.PersonId });
        guest.HasIndex(row => row.PersonId);
        guest.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);

        var slot = model.Entity<BookedSlotRow>();
        slot.HasKey(row => new { row.PersonId, row.Slot });
        slot.HasIndex(row => row.SessionId);
        slot.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);

        var entry = model.Entity<CalendarEntryRow>();
        entry.HasKey(row => new { row.SessionId, row.Meeting });
        entry.HasIndex(row => row.DueAt).HasFilter("due_at IS NOT NULL");

        var note = model.Entity<CoachNoteRow>();
        note.HasKey(row => new { row.SessionId, row.PersonId });
        note.HasIndex(row => row.PersonId);
        note.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);

        var coach = model.Entity<CoachRow>();
        coach.HasKey(row => row.PersonId);
        coach.HasOne<PersonRow>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void PostTables(ModelBuilder model)
    {
        var conversation = model.Entity<ConversationRow>();
        conversation.HasKey(row => new { row.ConversationId, row.ChannelId });
        conversation.HasIndex(row => new { row.Tenant, row.ObjectId });

        var seen = model.Entity<SeenRow>();
        seen.HasKey(row => new { row.ConversationId, row.ActivityId });
        seen.HasIndex(row => row.At);

        var outbox = model.Entity<OutboxRow>();
        outbox.HasKey(row => row.Id);
        outbox.HasIndex(row => row.NotBefore).HasFilter("state = 'waiting'");
        outbox.HasIndex(row => row.CreatedAt).HasFilter("state = 'unknown'");
        outbox.HasIndex(row => new { row.ConversationId, row.ChannelId, row.Seq });
        outbox.HasIndex(row => row.PersonId);
    }
}

/// <summary>The memory on SQLite.</summary>
public sealed class SqliteCoachDb(DbContextOptions<SqliteCoachDb> options) : CoachDb(options);

/// <summary>The memory on PostgreSQL.</summary>
public sealed class PostgresCoachDb(DbContextOptions<PostgresCoachDb> options) : CoachDb(options);
