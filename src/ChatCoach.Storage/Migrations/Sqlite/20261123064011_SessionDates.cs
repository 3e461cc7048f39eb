using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatCoach.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SessionDates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "code_tag",
                table: "sessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "hours",
                table: "coaches",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "coaches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "booked_slots",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "TEXT", nullable: false),
                    slot = table.Column<long>(type: "INTEGER", nullable: false),
                    session_id = table.Column<string>(type: "TEXT", nullable: false),
                    meeting = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booked_slots", x => new { x.person_id, x.slot });
                    table.ForeignKey(
                        name: "fk_booked_slots_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "coach_notes",
                columns: table => new
                {
                    session_id = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<string>(type: "TEXT", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coach_notes", x => new { x.session_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_coach_notes_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session_people",
                columns: table => new
                {
                    session_id = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_people", x => new { x.session_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_session_people_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_code_tag",
                table: "sessions",
                column: "code_tag",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_booked_slots_session_id",
                table: "booked_slots",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_coach_notes_person_id",
                table: "coach_notes",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_people_person_id",
                table: "session_people",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "booked_slots");

            migrationBuilder.DropTable(
                name: "coach_notes");

            migrationBuilder.DropTable(
                name: "session_people");

            migrationBuilder.DropIndex(
                name: "ix_sessions_code_tag",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "code_tag",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "hours",
                table: "coaches");

            migrationBuilder.DropColumn(
                name: "version",
                table: "coaches");
        }
    }
}
