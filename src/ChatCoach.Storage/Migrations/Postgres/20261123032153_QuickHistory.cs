using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatCoach.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class QuickHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Built before the old ones go: while they are built an older host still reads by those.
            migrationBuilder.CreateIndex(
                name: "ix_runs_person_id_about_finished_at_id",
                table: "runs",
                columns: new[] { "person_id", "about", "finished_at", "id" },
                filter: "about IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_runs_person_id_finished_at_id",
                table: "runs",
                columns: new[] { "person_id", "finished_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contributions_pseudonym",
                table: "contributions",
                column: "pseudonym");

            migrationBuilder.DropIndex(
                name: "ix_runs_person_id_about",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_person_id_finished_at",
                table: "runs");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_runs_person_id_about_finished_at_id",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_person_id_finished_at_id",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_contributions_pseudonym",
                table: "contributions");

            migrationBuilder.CreateIndex(
                name: "ix_runs_person_id_about",
                table: "runs",
                columns: new[] { "person_id", "about" },
                filter: "about IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_runs_person_id_finished_at",
                table: "runs",
                columns: new[] { "person_id", "finished_at" });
        }
    }
}
