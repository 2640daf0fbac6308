provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# Backups that are kept for one day cost nothing; snapshots always do.
resource "aws_neptune_cluster" "days" {
  for_each                = { "default" = null, "one" = 1, "five" = 5 }
  cluster_identifier      = each.key
  backup_retention_period = each.value
  skip_final_snapshot     = true
}

resource "aws_docdb_cluster" "days" {
  for_each                = { "default" = null, "one" = 1, "five" = 5 }
  cluster_identifier      = each.key
  master_username         = "root"
  master_password         = "not-a-secret"
  backup_retention_period = each.value
  skip_final_snapshot     = true
}

resource "aws_neptune_cluster_snapshot" "kept" {
  db_cluster_identifier          = aws_neptune_cluster.days["one"].id
  db_cluster_snapshot_identifier = "kept"
}

resource "aws_docdb_cluster_snapshot" "kept" {
  db_cluster_identifier          = aws_docdb_cluster.days["one"].id
  db_cluster_snapshot_identifier = "kept"
}
