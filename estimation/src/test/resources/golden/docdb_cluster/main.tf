provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_docdb_cluster" "main" {
  cluster_identifier      = "main"
  master_username         = "main"
  master_password         = "not-a-real-one"
  backup_retention_period = 5
  skip_final_snapshot     = true
}

resource "aws_docdb_cluster" "io_optimized" {
  cluster_identifier  = "io-optimized"
  master_username     = "main"
  master_password     = "not-a-real-one"
  storage_type        = "iopt1"
  skip_final_snapshot = true
}

resource "aws_docdb_cluster_instance" "large" {
  cluster_identifier = aws_docdb_cluster.main.id
  instance_class     = "db.r5.4xlarge"
}

resource "aws_docdb_cluster_instance" "burstable" {
  cluster_identifier = aws_docdb_cluster.main.id
  instance_class     = "db.t3.medium"
}

resource "aws_docdb_cluster_instance" "io_optimized" {
  cluster_identifier = aws_docdb_cluster.io_optimized.id
  instance_class     = "db.r6g.large"
}

resource "aws_docdb_cluster_snapshot" "snapshot" {
  db_cluster_identifier          = aws_docdb_cluster.main.id
  db_cluster_snapshot_identifier = "snapshot"
}

resource "aws_docdb_cluster_instance" "outside" {
  identifier         = "outside"
  cluster_identifier = "elsewhere"
  instance_class     = "db.t3.medium"
}
