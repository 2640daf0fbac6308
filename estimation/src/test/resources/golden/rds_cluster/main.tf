provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_rds_cluster" "provisioned" {
  cluster_identifier      = "provisioned"
  engine                  = "aurora-mysql"
  master_username         = "main"
  master_password         = "not-a-real-one"
  backup_retention_period = 5
  skip_final_snapshot     = true
}

resource "aws_rds_cluster" "without_usage" {
  engine              = "aurora-postgresql"
  master_username     = "main"
  master_password     = "not-a-real-one"
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "serverless" {
  engine              = "aurora-postgresql"
  engine_mode         = "serverless"
  master_username     = "main"
  master_password     = "not-a-real-one"
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "io_optimized" {
  cluster_identifier  = "io-optimized"
  engine              = "aurora-postgresql"
  engine_version      = "16.4"
  storage_type        = "aurora-iopt1"
  master_username     = "main"
  master_password     = "not-a-real-one"
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "multi_az" {
  engine                    = "mysql"
  db_cluster_instance_class = "db.r6gd.xlarge"
  storage_type              = "io1"
  allocated_storage         = 100
  iops                      = 1000
  master_username           = "main"
  master_password           = "not-a-real-one"
  backup_retention_period   = 1
  skip_final_snapshot       = true
}

resource "aws_rds_cluster_instance" "plain" {
  cluster_identifier = aws_rds_cluster.provisioned.id
  instance_class     = "db.r4.large"
  engine             = aws_rds_cluster.provisioned.engine
}

resource "aws_rds_cluster_instance" "burstable" {
  cluster_identifier = aws_rds_cluster.provisioned.id
  instance_class     = "db.t3.large"
  engine             = "aurora-mysql"
}

resource "aws_rds_cluster_instance" "burstable_with_vcpus" {
  cluster_identifier = aws_rds_cluster.provisioned.id
  instance_class     = "db.t3.medium"
  engine             = "aurora-mysql"
}

resource "aws_rds_cluster_instance" "io_optimized" {
  cluster_identifier = aws_rds_cluster.io_optimized.id
  instance_class     = "db.r6g.large"
  engine             = "aurora-postgresql"
}

resource "aws_rds_cluster_instance" "io_optimized_serverless" {
  cluster_identifier = aws_rds_cluster.io_optimized.id
  instance_class     = "db.serverless"
  engine             = "aurora-postgresql"
}

resource "aws_rds_cluster_instance" "serverless_with_insights" {
  cluster_identifier                    = "elsewhere"
  instance_class                        = "db.serverless"
  engine                                = "aurora-postgresql"
  performance_insights_enabled          = true
  performance_insights_retention_period = 731
}

resource "aws_rds_cluster_instance" "insights" {
  cluster_identifier                    = aws_rds_cluster.provisioned.id
  instance_class                        = "db.r4.8xlarge"
  engine                                = "aurora-mysql"
  performance_insights_enabled          = true
  performance_insights_retention_period = 731
}

resource "aws_rds_cluster_instance" "extended_support" {
  cluster_identifier = "elsewhere"
  instance_class     = "db.r4.large"
  engine             = "aurora-mysql"
  engine_version     = "5.7.mysql_aurora.2.11.2"
}

resource "aws_rds_cluster_instance" "reserved" {
  cluster_identifier = aws_rds_cluster.provisioned.id
  instance_class     = "db.r4.large"
  engine             = "aurora-mysql"
}
