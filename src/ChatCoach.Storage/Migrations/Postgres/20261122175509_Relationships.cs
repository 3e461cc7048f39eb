using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatCoach.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Relationships : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "about",
                table: "runs",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "relationships",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relationships", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "team_frames",
                columns: table => new
                {
                    unit = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_frames", x => x.unit);
                    table.ForeignKey(
                        name: "fk_team_frames_units_unit",
                        column: x => x.unit,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    tag = table.Column<string>(type: "text", nullable: false),
                    relationship_id = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.tag);
                    table.ForeignKey(
                        name: "fk_invitations_relationships_relationship_id",
                        column: x => x.relationship_id,
                        principalTable: "relationships",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "relationship_members",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "text", nullable: false),
                    local_id = table.Column<string>(type: "text", nullable: false),
                    relationship_id = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relationship_members", x => new { x.person_id, x.local_id });
                    table.ForeignKey(
                        name: "fk_relationship_members_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_relationship_members_relationships_relationship_id",
                        column: x => x.relationship_id,
                        principalTable: "relationships",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_runs_person_id_about",
                table: "runs",
                columns: new[] { "person_id", "about" },
                filter: "about IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_relationship_id",
                table: "invitations",
                column: "relationship_id");

            migrationBuilder.CreateIndex(
                name: "ix_relationship_members_relationship_id",
                table: "relationship_members",
                column: "relationship_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "relationship_members");

            migrationBuilder.DropTable(
                name: "team_frames");

            migrationBuilder.DropTable(
                name: "relationships");

            migrationBuilder.DropIndex(
                name: "ix_runs_person_id_about",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "about",
                table: "runs");
        }
    }
}
